import { createHash } from 'node:crypto';
import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';

/** What a cursor says: where the page before ended. */
export type CursorPlace = readonly (string | number | boolean | null)[];

/** For whom and to which question a cursor was given; for nobody else and no other question is it one. */
export interface CursorOwner {
  readonly asker: Asker;
  /** What was asked, anything that has a JSON text. */
  readonly question: unknown;
}

/** The cursor that goes on from `place`: opaque, and of this asker and question only. */
export function cursorText(owner: CursorOwner, place: CursorPlace): string {
  return Buffer.from(JSON.stringify([seal(owner, place), ...place])).toString('base64url');
}

/**
 * Where the page goes on. Error: CW-RECORD-011 (not one of ours, or of another asker or question). What it says is checked for nothing else:
 * whoever made one up would get no further than what they may see.
 */
export function cursorPlace(owner: CursorOwner, cursor: string): Result<CursorPlace, Problem> {
  const read = readCursor(cursor);
  if (read === undefined || read.seal !== seal(owner, read.place)) return err(problem('CW-RECORD-011'));
  return ok(read.place);
}

function readCursor(cursor: string): { readonly seal: unknown; readonly place: CursorPlace } | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parsed)) return undefined;
    const [first, ...place] = parsed;
    return { seal: first, place };
  } catch {
    return undefined;
  }
}

function seal({ asker, question }: CursorOwner, place: CursorPlace): string {
  const { user, role, organisation, person } = asker;
  const owner = [user, role, organisation ?? null, person ?? null, question, place];
  return createHash('sha256').update(JSON.stringify(owner)).digest('base64url').slice(0, 22);
}
