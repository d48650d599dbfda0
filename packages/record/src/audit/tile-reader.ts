import type { HashReader } from './merkle-proof.js';
import { perfectRoot, tileHeight, tileWidth } from './tree-state.js';

/** Gives the hashes of a tile, as many as there are: 256 where it is full. */
export type TileLoader = (level: number, index: number) => Promise<readonly Uint8Array[]>;

/** A reader of hashes that computes them from tiles, each of which it loads once. For one request: it keeps what it loaded. */
export function tileReader(loadTile: TileLoader): HashReader {
  const loaded = new Map<string, Promise<readonly Uint8Array[]>>();
  const load = (level: number, index: number) => {
    const key = `${level}/${index}`;
    const tile = loaded.get(key) ?? loadTile(level, index);
    loaded.set(key, tile);
    return tile;
  };
  return async (height, index) => {
    const level = Math.floor(height / tileHeight);
    const width = 2 ** (height % tileHeight);
    const first = index * width;
    const tile = await load(level, Math.floor(first / tileWidth));
    const hashes = tile.slice(first % tileWidth, (first % tileWidth) + width);
    if (hashes.length < width) throw new MissingHash(level, first);
    return perfectRoot(hashes);
  };
}

/** A hash that should be there is not: the tree is smaller than it was said to be, or part of it was taken away. */
export class MissingHash extends Error {
  constructor(level: number, index: number) {
    super(`The tree has no hash ${index} at level ${level}.`);
    this.name = 'MissingHash';
  }
}
