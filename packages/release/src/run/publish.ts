import { copyFile, cp, link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file or folder of a stage, and where in the output folder it is published. */
export interface Publication {
  readonly from: string;
  /** Path inside the output folder. */
  readonly to: string;
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  // A hard link costs no room; not every file system has them.
  await link(from, to).catch(() => copyFile(from, to));
}

/** Puts a file in its place, whole or not at all. */
export async function publishFile({ from, to }: Publication, out: string): Promise<void> {
  const target = join(out, to);
  await mkdir(dirname(target), { recursive: true });
  await rm(`${target}.partial`, { force: true });
  await linkOrCopy(from, `${target}.partial`);
  await rename(`${target}.partial`, target);
  // Where a killed run had published this very file, both names are one file, and then rename leaves both (POSIX).
  await rm(`${target}.partial`, { force: true });
}

/** Puts a folder in its place, whole or not at all; what stood there before goes. */
export async function publishFolder({ from, to }: Publication, out: string): Promise<void> {
  const target = join(out, to);
  await rm(`${target}.partial`, { recursive: true, force: true });
  await cp(from, `${target}.partial`, { recursive: true });
  await rm(target, { recursive: true, force: true });
  await rename(`${target}.partial`, target);
}

/** Writes a text file, whole or not at all. */
export async function publishText(text: string, path: string): Promise<void> {
  await writeFile(`${path}.partial`, text);
  await rename(`${path}.partial`, path);
}
