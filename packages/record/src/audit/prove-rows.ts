import type { Instant } from '@causeway/domain';
import type { Runner, Scope } from '../postgres/statement.js';
import type { AccessLogRow } from '../record-choices.js';
import { leavesOf, newestCheckpoint, tileRoots } from './log-statements.js';
import { leafHash } from './merkle-hash.js';
import type { HashReader } from './merkle-proof.js';
import { inclusionProof } from './merkle-proof.js';
import { tileReader } from './tile-reader.js';
import { splitHashes, tileWidth } from './tree-state.js';

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
  for (const log of new Set(rows.map((row) => row.log))) logs.set(log, await provenLog(runner, scope, log));
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

async function provenLog(runner: Runner, scope: Scope, log: number): Promise<ProvenLog | undefined> {
  const [newest] = await runner.query<{ note: string }>(scope, newestCheckpoint(log));
  if (newest === undefined) return undefined;
  const size = Number(newest.note.split('\n')[1]);
  const hashAt = tileReader((level, index) => loadTile({ runner, scope, log, size }, level, index));
  return { note: newest.note, size, hashAt };
}

interface TilePlace {
  readonly runner: Runner;
  readonly scope: Scope;
  readonly log: number;
  readonly size: number;
}

/** Rows that were added since the checkpoint may be there; they are not of its tree. */
async function loadTile(place: TilePlace, level: number, index: number): Promise<readonly Uint8Array[]> {
  const { runner, scope, log, size } = place;
  const after = Math.min((index + 1) * tileWidth, Math.floor(size / tileWidth ** level));
  const first = index * tileWidth;
  if (after - first === tileWidth) {
    const [tile] = await runner.query<{ hashes: Buffer }>(scope, fullTile(log, level, index));
    return tile === undefined ? [] : splitHashes(tile.hashes);
  }
  if (level === 0) {
    const leaves = await runner.query<{ leaf: Buffer }>(scope, leavesOf(log, first, after));
    return leaves.map(({ leaf }) => leafHash(leaf));
  }
  const roots = await runner.query<{ root: Buffer }>(scope, tileRoots(log, level - 1, [first, after]));
  return roots.map(({ root }) => root);
}

function fullTile(log: number, level: number, index: number) {
  return {
    name: 'access_full_tile',
    text: 'select hashes from access_tile where log = $1 and level = $2 and index = $3',
    values: [log, level, index],
  };
}
