import { emptyRoot, hashBytes, nodeHash } from './merkle-hash.js';

/** How many hashes a tile has, and the height of the tree they make: C2SP tlog-tiles. */
export const tileWidth = 256;
export const tileHeight = 8;

/** A tile that has all its hashes, and its root, which is one hash of the level above. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
  readonly root: Uint8Array;
}

/** A Merkle tree that grows, as far as it must be known to go on: its size, its frontier and its unfinished tiles. */
export interface TreeState {
  readonly size: number;
  /** By height, the root of the perfect subtree of that height at the right edge, where there is one. */
  readonly peaks: readonly (Uint8Array | undefined)[];
  /** By level, the hashes of the tile that is not full yet. */
  readonly tails: readonly (readonly Uint8Array[])[];
}

/** The tree without leaves. */
export const emptyTree: TreeState = { size: 0, peaks: [], tails: [] };

/** What came of appending: the tree, and the tiles that became full, lowest level first within a leaf. */
export interface Grown {
  readonly tree: TreeState;
  readonly tiles: readonly FullTile[];
}

/** The tree with `leaves` (hashes of leaves, in order) added; `tree` itself stays as it is, so that a batch can be given up. */
export function grow(tree: TreeState, leaves: readonly Uint8Array[]): Grown {
  const growing = { peaks: [...tree.peaks], tails: tree.tails.map((tail) => [...tail]) };
  const tiles: FullTile[] = [];
  for (const [at, leaf] of leaves.entries()) addLeaf(growing, leaf, { size: tree.size + at, tiles });
  return { tree: { size: tree.size + leaves.length, ...growing }, tiles };
}

interface Growing {
  readonly peaks: (Uint8Array | undefined)[];
  readonly tails: Uint8Array[][];
}

/** Like adding one to a binary number: two subtrees of a height become one of the next, and so on while there is one to join. */
function addLeaf(
  growing: Growing,
  leaf: Uint8Array,
  context: { readonly size: number; readonly tiles: FullTile[] },
): void {
  let subtree = leaf;
  let height = 0;
  for (;;) {
    if (height % tileHeight === 0) addToTail(growing, height / tileHeight, subtree);
    const left = growing.peaks[height];
    if (left === undefined) break;
    subtree = nodeHash(left, subtree);
    growing.peaks[height] = undefined;
    height += 1;
    if (height % tileHeight === 0) finishTile(growing, { ...context, height, root: subtree });
  }
  growing.peaks[height] = subtree;
}

function addToTail(growing: Growing, level: number, hash: Uint8Array): void {
  const tail = growing.tails[level] ?? [];
  growing.tails[level] = tail;
  tail.push(hash);
}

function finishTile(
  growing: Growing,
  done: {
    readonly size: number;
    readonly tiles: FullTile[];
    readonly height: number;
    readonly root: Uint8Array;
  },
): void {
  const level = done.height / tileHeight - 1;
  const hashes = Buffer.concat(growing.tails[level] ?? []);
  growing.tails[level] = [];
  const index = Math.floor(done.size / tileWidth ** (level + 1));
  done.tiles.push({ level, index, hashes, root: done.root });
}

/** The root of the tree. Source: RFC 6962, 2.1. */
export function rootOf({ peaks }: TreeState): Uint8Array {
  const present = peaks.filter((peak) => peak !== undefined);
  const [smallest, ...larger] = present;
  if (smallest === undefined) return emptyRoot();
  return larger.reduce((right, left) => nodeHash(left, right), smallest);
}

/** The frontier as it is kept: the roots of the perfect subtrees, largest first. */
export function frontierOf({ peaks }: TreeState): Buffer {
  return Buffer.concat(peaks.filter((peak) => peak !== undefined).reverse());
}

/**
 * The tree of `size` leaves, from the hashes of its unfinished tiles by level: what is kept of a log is enough to go on.
 * Each level has `floor(size / 256^level) mod 256` hashes.
 */
export function restoreTree(size: number, tails: readonly (readonly Uint8Array[])[]): TreeState {
  const peaks: (Uint8Array | undefined)[] = [];
  for (const [level, tail] of tails.entries()) {
    let at = 0;
    for (let bit = tileHeight - 1; bit >= 0; bit -= 1) {
      const width = 2 ** bit;
      if ((tail.length & width) === 0) continue;
      peaks[level * tileHeight + bit] = perfectRoot(tail.slice(at, at + width));
      at += width;
    }
  }
  return { size, peaks: Array.from(peaks), tails };
}

/** The root of the perfect tree over `hashes`, whose number is a power of two. */
export function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, at) => {
      const [left, right] = row.slice(2 * at, 2 * at + 2);
      return nodeHash(left ?? emptyRoot(), right ?? emptyRoot());
    });
  }
  return row[0] ?? emptyRoot();
}

/** The hashes of a tile one by one. */
export function splitHashes(hashes: Uint8Array): Uint8Array[] {
  return Array.from({ length: hashes.length / hashBytes }, (_, at) =>
    hashes.subarray(at * hashBytes, (at + 1) * hashBytes),
  );
}
