import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishCheckpoint } from '@causeway/record';

/** Where the newest checkpoint of each access log stands, outside the database. */
export function checkpointFolder(data: string): string {
  return join(data, 'checkpoints');
}

/** Keeps the newest checkpoint of each access log in a file of the data folder, so that a log whose end was cut off is found out. */
export function publishToFile(data: string): PublishCheckpoint {
  const folder = checkpointFolder(data);
  return async ({ log, note }) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `log-${log}.txt`);
    await writeFile(`${path}.partial`, note);
    await rename(`${path}.partial`, path);
  };
}
