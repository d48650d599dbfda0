import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlState } from '../postgres/store-failure.js';
import type { PublishCheckpoint } from './checkpoint-publisher.js';

const fileName = /^log-\d+\.note$/;

/**
 * Keeps the newest checkpoint of each log in `folder`, as `log-N.note`, outside the database: who cuts the newest rows off there is
 * found out by it. Copy the files to where the operator of the database has no hand, and they show that to others too.
 */
export function publishToFolder(folder: string): PublishCheckpoint {
  return async ({ log, note }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `log-${log}.note`);
    const partial = `${path}.${process.pid}.partial`;
    const file = await open(partial, 'w', 0o644);
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  };
}

/** The checkpoints kept in `folder`, by name; none where there is no such folder. */
export async function readPublished(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error) => {
    if (sqlState(error) !== 'ENOENT') throw error;
    return [];
  });
  const notes = names.filter((name) => fileName.test(name)).sort();
  return Promise.all(notes.map((name) => readFile(join(folder, name), 'utf8')));
}
