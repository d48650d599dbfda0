import { emptyRoot, nodeHash } from './merkle-hash.js';

/** Gives the root of the perfect subtree of `height` (a leaf has 0) that is the `index`-th of its height, from 0, from the left. */
export type HashReader = (height: number, index: number) => Promise<Uint8Array>;

/** Leaves of a tree from `first` to before `after`. */
interface Span {
  readonly first: number;
  readonly after: number;
}

/** The root of the first `size` leaves. Source: RFC 6962, 2.1, MTH. */
export async function rootAt(hashAt: HashReader, size: number): Promise<Uint8Array> {
  return size === 0 ? emptyRoot() : spanRoot(hashAt, { first: 0, after: size });
}

/**
 * The hashes that prove that the leaf `index` (from 0) is one of the first `size`, nearest first: O(log size) of them.
 * Source: RFC 6962, 2.1.1, PATH.
 */
export async function inclusionProof(
  hashAt: HashReader,
  index: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  const proof: Uint8Array[] = [];
  let span: Span = { first: 0, after: size };
  while (span.after - span.first > 1) {
    const [left, right] = split(span);
    const [here, other] = index < right.first ? [left, right] : [right, left];
    proof.unshift(await spanRoot(hashAt, other));
    span = here;
  }
  return proof;
}

/**
 * The hashes that prove that the tree of `newer` leaves is that of `older` (from 1 to `newer`) with leaves added.
 * Source: RFC 6962, 2.1.2, PROOF and SUBPROOF.
 */
export async function consistencyProof(
  hashAt: HashReader,
  older: number,
  newer: number,
): Promise<readonly Uint8Array[]> {
  const proof: Uint8Array[] = [];
  let span: Span = { first: 0, after: newer };
  let isPrefix = true;
  while (span.after !== older) {
    const [left, right] = split(span);
    const within = older <= right.first;
    proof.unshift(await spanRoot(hashAt, within ? right : left));
    if (!within) isPrefix = false;
    span = within ? left : right;
  }
  if (!isPrefix) proof.unshift(await spanRoot(hashAt, span));
  return proof;
}

/** Splits as RFC 6962 does: left the largest power of two that is less than the whole. */
function split({ first, after }: Span): readonly [Span, Span] {
  let width = 1;
  while (width * 2 < after - first) width *= 2;
  return [
    { first, after: first + width },
    { first: first + width, after },
  ];
}

async function spanRoot(hashAt: HashReader, span: Span): Promise<Uint8Array> {
  const width = span.after - span.first;
  if (isPowerOfTwo(width)) return hashAt(Math.round(Math.log2(width)), span.first / width);
  const [left, right] = split(span);
  return nodeHash(await spanRoot(hashAt, left), await spanRoot(hashAt, right));
}

/** A claim that a leaf stands in a tree. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * The root of the tree of `size` leaves in which `leaf` (its hash) is the `index`-th by this proof; undefined where the proof has not
 * the length such a one has. Whoever checks compares it with the root of a signed checkpoint. Source: RFC 9162, 2.1.3.2.
 */
export function rootByInclusion({ index, size, leaf, proof }: InclusionClaim): Uint8Array | undefined {
  if (index < 0 || index >= size) return undefined;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

/** A tree, as a checkpoint names it. */
export interface SizedRoot {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether `proof` shows that `newer` is `older` with leaves added. Source: RFC 9162, 2.1.4.2. */
export function isConsistent(older: SizedRoot, newer: SizedRoot, proof: readonly Uint8Array[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && isSame(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const hashes: readonly Uint8Array[] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const [start, ...rest] = hashes;
  if (start === undefined) return false;
  const climbed = climb({ start, rest, older: older.size, newer: newer.size });
  return climbed !== undefined && isSame(climbed.older, older.root) && isSame(climbed.newer, newer.root);
}

interface Climb {
  readonly start: Uint8Array;
  readonly rest: readonly Uint8Array[];
  readonly older: number;
  readonly newer: number;
}

function climb(given: Climb): { readonly older: Uint8Array; readonly newer: Uint8Array } | undefined {
  let [node, last] = [given.older - 1, given.newer - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [older, newer] = [given.start, given.start];
  for (const hash of given.rest) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      [older, newer] = [nodeHash(hash, older), nodeHash(hash, newer)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      newer = nodeHash(newer, hash);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? { older, newer } : undefined;
}

function isPowerOfTwo(n: number): boolean {
  return 2 ** Math.round(Math.log2(n)) === n;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}
