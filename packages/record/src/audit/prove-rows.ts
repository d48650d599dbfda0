import type { Instant } from '@causeway/domain';
import type { Runner, Scope } from '../postgres/statement.js';
import type { AccessLogRow } from '../record-choices.js';
import type { Ask } from './log-reader.js';
import { logReader } from './log-reader.js';
import { newestCheckpoint } from './log-statements.js';
import type { HashReader } from './merkle-proof.js';
import { inclusionProof } from './merkle-proof.js';

/** A row about a person as it is kept. */
export interface PersonRow {
  readonly log: number;
  readonly sequence: number;
  readonly at: Instant;
  readonly salt: Buffer;
  readonly text: string;
}

/** The proof of a row: its text and salt, the hashes, and the checkpoint they lead to. */
export type RowProof = NonNullable<AccessLogRow['proof']>;

interface ProvenLog {
  readonly note: string;
  readonly size: number;
  readonly hashAt: HashReader;
}

/**
 * The proof of each row against the newest checkpoint of its log, in the order of the rows: O(log n) hashes each. Undefined where the
 * log has no checkpoint that has the row, which is a fault of the log.
 */
export async function proveRows(
  runner: Runner,
  scope: Scope,
  rows: readonly PersonRow[],
): Promise<readonly (RowProof | undefined)[]> {
  const logs = new Map<number, ProvenLog | undefined>();
  const ask: Ask = (statement) => runner.query(scope, statement);
  for (const log of new Set(rows.map((row) => row.log))) logs.set(log, await provenLog(ask, log));
  return Promise.all(rows.map((row) => proveRow(row, logs.get(row.log))));
}

async function proveRow(row: PersonRow, log: ProvenLog | undefined): Promise<RowProof | undefined> {
  if (log === undefined || row.sequence >= log.size) return undefined;
  const hashes = await inclusionProof(log.hashAt, row.sequence, log.size);
  return {
    text: row.text,
    salt: row.salt.toString('base64'),
    hashes: hashes.map((hash) => Buffer.from(hash).toString('base64')),
    checkpoint: log.note,
  };
}

async function provenLog(ask: Ask, log: number): Promise<ProvenLog | undefined> {
  const [newest] = await ask<{ note: string }>(newestCheckpoint(log));
  if (newest === undefined) return undefined;
  const size = Number(newest.note.split('\n')[1]);
  return { note: newest.note, size, hashAt: logReader(ask, { log, size }) };
}
