import type { Instant } from '@causeway/domain';
import { parseInstant } from '@causeway/domain';
import { hashBytes } from './merkle-hash.js';
import type { NoteSigner, NoteVerifier } from './signed-note.js';
import { openNote, signNote } from './signed-note.js';

/** What a log was at a moment: how many rows it had, and their root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly at: Instant;
}

/**
 * The checkpoint as a signed note: origin, size and root, each a line, as C2SP tlog-checkpoint has it, and the moment as an extension
 * line, so that a copy kept outside proves when the log had got so far.
 */
export function signCheckpoint({ origin, size, root, at }: Checkpoint, signer: NoteSigner): string {
  const text = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\nat ${at}\n`;
  return signNote(text, signer);
}

/** The checkpoint in `note`, where it is one and `verifier` signed it; undefined otherwise. */
export function openCheckpoint(note: string, verifier: NoteVerifier): Checkpoint | undefined {
  const text = openNote(note, verifier);
  if (text === undefined) return undefined;
  const [origin = '', size = '', root = '', time = ''] = text.split('\n');
  const hash = Buffer.from(root, 'base64');
  const at = parseInstant(time.replace(/^at /, ''));
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || hash.length !== hashBytes || !at.ok) return undefined;
  return { origin, size: Number(size), root: hash, at: at.value };
}
