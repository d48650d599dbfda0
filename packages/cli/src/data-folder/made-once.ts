import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
}

/**
 * What the file at `path` says; where there is none it is made, readable by its owner alone. It is written beside its place and linked
 * there, so that it is whole when it is seen, and of two makers one wins.
 */
export async function madeOnce(path: string, make: () => string): Promise<string> {
  const kept = await textOf(path);
  if (kept !== undefined) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.${process.pid}.partial`;
  const file = await open(partial, 'w', 0o600);
  await file.writeFile(make());
  await file.sync();
  await file.close();
  await link(partial, path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== 'EEXIST') throw thrown;
  });
  await rm(partial);
  return readFile(path, 'utf8');
}
