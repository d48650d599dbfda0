import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRoot, leafHash, nodeHash } from './merkle-hash.js';
import {
  consistencyProof,
  type HashReader,
  inclusionProof,
  isConsistent,
  rootAt,
  rootByInclusion,
} from './merkle-proof.js';
import { tileReader } from './tile-reader.js';
import type { FullTile, TreeState } from './tree-state.js';
import { emptyTree, frontierOf, grow, restoreTree, rootOf, splitHashes, tileWidth } from './tree-state.js';

/** The eight leaves, roots and proofs that implementations of Certificate Transparency have tested each other with since RFC 6962. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hash = {
  a: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  b: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  c: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  d: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  e: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  f: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
};
const leaves = knownLeaves.map((hex) => leafHash(Buffer.from(hex, 'hex')));

/** The definition of RFC 6962, as it is written, on the leaves themselves: slow, and not what is tested. */
function definedRoot(of: readonly Uint8Array[]): Uint8Array {
  const [only] = of;
  if (only === undefined) return emptyRoot();
  if (of.length === 1) return only;
  let k = 1;
  while (k * 2 < of.length) k *= 2;
  return nodeHash(definedRoot(of.slice(0, k)), definedRoot(of.slice(k)));
}

/** A reader over all the leaves at hand. */
function slowReader(of: readonly Uint8Array[]): HashReader {
  return async (height, index) => definedRoot(of.slice(index * 2 ** height, (index + 1) * 2 ** height));
}

function hexes(hashes: readonly Uint8Array[]): string[] {
  return hashes.map((each) => Buffer.from(each).toString('hex'));
}

/** A tree grown in batches, and the tiles that became full on the way. */
function grownInBatches(of: readonly Uint8Array[], batches: readonly number[]) {
  let tree: TreeState = emptyTree;
  const tiles: FullTile[] = [];
  let at = 0;
  for (const batch of [...batches, of.length]) {
    const grown = grow(tree, of.slice(at, at + batch));
    tree = grown.tree;
    tiles.push(...grown.tiles);
    at += batch;
  }
  return { tree, tiles };
}

function numbered(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));
}

const sizes = fc.integer({ min: 1, max: 700 });

describe('Merkle tree', () => {
  it('has the known roots', () => {
    const roots = leaves.map((_, at) => rootOf(grow(emptyTree, leaves.slice(0, at + 1)).tree));
    expect(hexes(roots)).toEqual(knownRoots);
    expect(hexes([rootOf(emptyTree)])).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]);
  });

  it.each([
    { index: 0, size: 1, proof: [] },
    { index: 0, size: 8, proof: [hash.a, hash.b, hash.c] },
    { index: 5, size: 8, proof: [hash.d, hash.e, knownRoots[3]] },
    { index: 2, size: 3, proof: [knownRoots[1]] },
    { index: 1, size: 5, proof: [knownRoots[0], hash.b, hash.d] },
  ])('proves leaf $index of $size by the known hashes', async ({ index, size, proof }) => {
    expect(hexes(await inclusionProof(slowReader(leaves), index, size))).toEqual(proof);
  });

  it.each([
    { older: 1, newer: 1, proof: [] },
    { older: 1, newer: 8, proof: [hash.a, hash.b, hash.c] },
    { older: 6, newer: 8, proof: [hash.f, hash.e, knownRoots[3]] },
    { older: 2, newer: 5, proof: [hash.b, hash.d] },
  ])('proves by the known hashes that $newer leaves go on from $older', async ({ older, newer, proof }) => {
    expect(hexes(await consistencyProof(slowReader(leaves), older, newer))).toEqual(proof);
  });

  it('has the root of the definition, in whatever batches it grew, and goes on from its tiles alone', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(300), { maxLength: 6 }), (size, batches) => {
        const all = numbered(size);
        const { tree } = grownInBatches(all, batches);
        expect(hexes([rootOf(tree)])).toEqual(hexes([definedRoot(all)]));
        const restored = restoreTree(tree.size, tree.tails);
        expect(frontierOf(restored)).toEqual(frontierOf(tree));
        const [more] = numbered(1);
        expect(rootOf(grow(restored, more === undefined ? [] : [more]).tree)).toEqual(
          definedRoot([...all, ...(more === undefined ? [] : [more])]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps full tiles whose roots are the hashes of the level above', () => {
    const all = numbered(2 * tileWidth + 5);
    const { tiles, tree } = grownInBatches(all, [1, 255, 7]);
    expect(tiles.map(({ level, index }) => [level, index])).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(hexes(tiles.map(({ root }) => root))).toEqual(
      hexes([definedRoot(all.slice(0, 256)), definedRoot(all.slice(256, 512))]),
    );
    expect(tree.tails.map((tail) => tail.length)).toEqual([5, 2]);
  });

  it('makes a tile of the second level after 65,536 leaves', () => {
    const all = numbered(tileWidth * tileWidth + 1);
    const { tiles, tree } = grownInBatches(all, [1000, 60_000]);
    const second = tiles.filter(({ level }) => level === 1);
    expect(second.map(({ index }) => index)).toEqual([0]);
    expect(hexes(second.map(({ root }) => root))).toEqual(hexes([definedRoot(all.slice(0, -1))]));
    expect(hexes([rootOf(tree)])).toEqual(hexes([definedRoot(all)]));
  });

  it('proves every leaf from tiles, and no proof holds for another leaf, place or size', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, at) => {
        const index = at % size;
        const all = numbered(size);
        const { tree, tiles } = grownInBatches(all, []);
        const reader = tileReader(async (level, tile) => {
          const full = tiles.find((each) => each.level === level && each.index === tile);
          return full === undefined ? (tree.tails[level] ?? []) : splitHashes(full.hashes);
        });
        const proof = await inclusionProof(reader, index, size);
        const leaf = all[index] ?? emptyRoot();
        const root = definedRoot(all);
        expect(hexes([await rootAt(reader, size)])).toEqual(hexes([root]));
        expect(rootByInclusion({ index, size, leaf, proof })).toEqual(root);
        expect(rootByInclusion({ index, size, leaf: leafHash(leaf), proof })).not.toEqual(root);
        if (size > 1) {
          expect(rootByInclusion({ index: (index + 1) % size, size, leaf, proof })).not.toEqual(root);
          expect(rootByInclusion({ index, size, leaf, proof: proof.slice(1) })).not.toEqual(root);
        }
        expect(rootByInclusion({ index, size, leaf, proof: [...proof, root] })).toBeUndefined();
      }),
      { numRuns: 80 },
    );
  });

  it('proves that a tree goes on from any earlier one, and never from one with another leaf', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, a, b) => {
        const older = 1 + (a % size);
        const all = numbered(size);
        const other = all.with(b % older, leafHash(Buffer.from('another')));
        const proof = await consistencyProof(slowReader(all), older, size);
        const newer = { size, root: definedRoot(all) };
        expect(isConsistent({ size: older, root: definedRoot(all.slice(0, older)) }, newer, proof)).toBe(
          true,
        );
        expect(isConsistent({ size: older, root: definedRoot(other.slice(0, older)) }, newer, proof)).toBe(
          false,
        );
        expect(
          isConsistent({ size: older, root: definedRoot(all.slice(0, older)) }, newer, [
            ...proof,
            newer.root,
          ]),
        ).toBe(false);
      }),
      { numRuns: 80 },
    );
  });

  it('takes no proof that a smaller tree goes on from a larger, and any tree goes on from none', () => {
    const root = definedRoot(leaves);
    expect(isConsistent({ size: 8, root }, { size: 7, root }, [])).toBe(false);
    expect(isConsistent({ size: 0, root: emptyRoot() }, { size: 8, root }, [])).toBe(true);
    expect(isConsistent({ size: 3, root }, { size: 8, root }, [])).toBe(false);
  });
});
