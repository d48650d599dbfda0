import type { Statement } from '../postgres/statement.js';
import { leavesOf, tileOf, tileRoots } from './log-statements.js';
import { leafHash } from './merkle-hash.js';
import type { HashReader } from './merkle-proof.js';
import { tileReader } from './tile-reader.js';
import { splitHashes, tileWidth } from './tree-state.js';

/** What reads from the database; whoever asks decides as whom. */
export type Ask = <Row>(statement: Statement) => Promise<readonly Row[]>;

/** A log as far as its first `size` rows: later ones may be there, and are not of this tree. */
export interface LogExtent {
  readonly log: number;
  readonly size: number;
}

/** A reader of the hashes of a log in the database: from full tiles, and at the right edge from rows and the roots of tiles. */
export function logReader(ask: Ask, extent: LogExtent): HashReader {
  return tileReader((level, index) => loadTile(ask, extent, { level, index }));
}

async function loadTile(
  ask: Ask,
  { log, size }: LogExtent,
  { level, index }: { readonly level: number; readonly index: number },
): Promise<readonly Uint8Array[]> {
  const first = index * tileWidth;
  const after = Math.min(first + tileWidth, Math.floor(size / tileWidth ** level));
  if (after - first === tileWidth) {
    const [tile] = await ask<{ hashes: Buffer }>(tileOf(log, level, index));
    return tile === undefined ? [] : splitHashes(tile.hashes);
  }
  return readHashes(ask, log, { level, first, after });
}

/** The hashes of one level from `first` to before `after`: of level 0 from the rows, of those above from the tiles below. */
export async function readHashes(
  ask: Ask,
  log: number,
  { level, first, after }: { readonly level: number; readonly first: number; readonly after: number },
): Promise<Uint8Array[]> {
  if (level === 0) {
    const rows = await ask<{ leaf: Buffer }>(leavesOf(log, first, after));
    return rows.map(({ leaf }) => leafHash(leaf));
  }
  const rows = await ask<{ root: Buffer }>(tileRoots(log, level - 1, [first, after]));
  return rows.map(({ root }) => root);
}
