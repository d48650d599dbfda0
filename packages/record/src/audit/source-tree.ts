import type { AuditSource, SourceLog } from './audit-source.js';
import { leafHash } from './merkle-hash.js';
import type { SizedRoot } from './merkle-proof.js';
import { rootAt } from './merkle-proof.js';
import { MissingHash, tileReader } from './tile-reader.js';
import type { TreeState } from './tree-state.js';
import { restoreTree, splitHashes, tileWidth } from './tree-state.js';

/** The tree of the first `size` rows of a log, from its tiles and last rows; undefined where some of them are missing. */
export async function treeAt(
  source: AuditSource,
  log: SourceLog,
  size: number,
): Promise<TreeState | undefined> {
  try {
    const tails: Uint8Array[][] = [];
    for (let level = 0; tileWidth ** level <= size; level += 1) {
      const after = Math.floor(size / tileWidth ** level);
      const hashes = await hashesOf(source, log, { level, index: Math.floor(after / tileWidth) });
      tails.push(hashes.slice(0, after % tileWidth));
    }
    return restoreTree(size, tails);
  } catch (error) {
    if (error instanceof MissingHash) return undefined;
    throw error;
  }
}

/** The hashes of a tile: as kept where it is full, otherwise from the rows, or from the tiles below. */
async function hashesOf(
  source: AuditSource,
  log: SourceLog,
  { level, index }: { readonly level: number; readonly index: number },
): Promise<Uint8Array[]> {
  const full = await source.tile(log.log, level, index);
  if (full !== undefined) return splitHashes(full.hashes);
  const hashes: Uint8Array[] = [];
  if (level === 0) {
    for await (const { leaf } of source.rows(log.log, index * tileWidth)) {
      hashes.push(leafHash(leaf));
      if (hashes.length === tileWidth) break;
    }
    return hashes;
  }
  for (let at = 0; at < tileWidth; at += 1) {
    const below = await source.tile(log.log, level - 1, index * tileWidth + at);
    if (below === undefined) break;
    hashes.push(below.root);
  }
  return hashes;
}

/** Whether the first `size` rows of the log have this root, by its tiles and last rows. */
export async function isRoot(
  source: AuditSource,
  log: SourceLog,
  { size, root }: SizedRoot,
): Promise<boolean> {
  const reader = tileReader((level, index) => hashesOf(source, log, { level, index }));
  try {
    return Buffer.from(root).equals(await rootAt(reader, size));
  } catch (error) {
    if (error instanceof MissingHash) return false;
    throw error;
  }
}
