import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import { seenRows } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { findEntry } from '../gate/find-entry.js';
import { gatedStatement } from '../gate/gated-statement.js';
import type { CursorPlace } from '../search/sealed-cursor.js';
import { openCursor, sealCursor } from '../search/sealed-cursor.js';
import type { HistoryPage, HistoryQuestion, SharedRecord } from '../shared-record.js';
import { askerBound } from './asker-bound.js';
import { beginRead } from './begin-read.js';
import { denyEntry } from './deny-entry.js';
import type { EntryParts } from './entry-parts.js';
import { isRecordId } from './record-id.js';
import type { VersionRow } from './version-rows.js';
import { historyVersions } from './version-rows.js';
import { historyPage } from './version-statements.js';

type HistoryOf = Parameters<SharedRecord['history']>[1];

interface HistoryRows {
  readonly total: number;
  readonly rows: readonly VersionRow[];
}

/**
 * A page of the history of one resource, or of all of a type, newest first, its access logged: versions of what the asker may see now.
 *
 * Errors: CW-RECORD-001 (unknown or hidden), -003, -004, -011 (the cursor), -013.
 */
export async function readHistory(
  parts: EntryParts,
  asker: Asker,
  { of, question }: { readonly of: HistoryOf; readonly question: HistoryQuestion },
): Promise<Result<HistoryPage, Problem>> {
  const begun = await beginRead(parts, asker, of.type);
  if (!begun.ok) return begun;
  const bound = [...askerBound(asker), 'history', of, question.since ?? null, question.at ?? null];
  const place = question.cursor === undefined ? ok([]) : openCursor(parts.cursorKey, bound, question.cursor);
  if (!place.ok) return place;
  const look = begun.value;
  const found = await historyRows(look, of, { ...question, place: place.value });
  if (found.total === 0 && of.id !== undefined && !(await isSeen(look, of.type, of.id))) {
    return err(await denyEntry(parts, look, { type: of.type, id: of.id }));
  }
  const page = found.rows.slice(0, question.count);
  const versions = await historyVersions(look, page);
  await parts.store.writer.log(seenRows(asker, 'read', page));
  const last = found.rows.length > page.length ? page.at(-1) : undefined;
  const next =
    last === undefined
      ? undefined
      : sealCursor(parts.cursorKey, bound, [last.last_updated, last.id, String(last.version)]);
  return ok({ versions, total: found.total, next });
}

async function isSeen(look: EntryLook, type: HistoryOf['type'], id: string): Promise<boolean> {
  return isRecordId(id) && (await findEntry(look, { type, id })) !== undefined;
}

async function historyRows(
  { runner, scope, texts, question }: EntryLook,
  { type, id }: HistoryOf,
  asked: HistoryQuestion & { readonly place: CursorPlace },
): Promise<HistoryRows> {
  if (id !== undefined && !isRecordId(id)) return { total: 0, rows: [] };
  const shape = historyPage({ oneEntry: id !== undefined, atMoment: asked.at !== undefined });
  const [at, lastId, version] = asked.place;
  // One more than the page has, to know whether there is another.
  const values = [type, id, asked.since, asked.at, at, lastId, version, asked.count + 1];
  const found = await runner.query<{ readonly total: number; readonly id: string | null }>(
    scope,
    gatedStatement(texts, shape, { question, values }),
  );
  const rows = found.filter(({ id: versionOf }) => versionOf !== null) as readonly unknown[];
  return { total: found[0]?.total ?? 0, rows: rows as readonly VersionRow[] };
}
