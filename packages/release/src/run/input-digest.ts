import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Problem, type Result } from '@causeway/domain';
import { fileLabel } from '../admit/fhir/file-label.js';
import { missingFolder } from '../admit/open-region.js';
import { problemOfReading } from '../admit/reading/problem-of-reading.js';

/** One file of the input, by its path inside the folder, or by its number where its name could be a person's. */
export interface InputFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of its content, hexadecimal. */
  readonly sha256: string;
}

/** Never opened by a run: the truth, and the shared record with its names. */
const unreadFolders: ReadonlySet<string> = new Set(['truth', 'record']);

async function filesUnder(folder: string, inside = ''): Promise<readonly string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory() && !(inside === '' && unreadFolders.has(entry.name)))
      found.push(...(await filesUnder(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Files that the format of a region folder names. */
const namedByFormat =
  /(?:^|\/)(?:region|areas|persons|events|objections|cleaned-list|sharing|canaries)\.[a-z.]+$/;

/** What each file is called in what is kept of a run: a file that its sender named may be named after a patient. */
function labelsOf(paths: readonly string[]): readonly string[] {
  const others = paths.filter((path) => !namedByFormat.test(path));
  const inFolder = (path: string) => others.filter((other) => dirname(other) === dirname(path));
  return paths.map((path) => {
    if (namedByFormat.test(path)) return path;
    const beside = inFolder(path);
    return fileLabel({ file: path, number: beside.indexOf(path) + 1, of: beside.length });
  });
}

async function inputFile(folder: string, path: string): Promise<Result<InputFile, Problem>> {
  const full = join(folder, path);
  try {
    return ok({ path, bytes: (await stat(full)).size, sha256: await sha256Of(full) });
  } catch (thrown) {
    const found = problemOfReading(thrown, dirname(path));
    if (found === undefined) throw thrown;
    return err(found);
  }
}

/**
 * Every file of a region folder that a run may read, sorted by path, with its size and digest.
 *
 * Errors: CW-RELEASE-141 (no such folder), CW-RELEASE-154 (a file that may not be read).
 */
export async function inputFiles(
  folder: string,
  onFile: (done: number, total: number) => void,
): Promise<Result<readonly InputFile[], Problem>> {
  const missing = await missingFolder(folder);
  if (missing !== undefined) return err(missing);
  const paths = await filesUnder(folder);
  const labels = labelsOf(paths);
  const files: InputFile[] = [];
  for (const [index, path] of paths.entries()) {
    const file = await inputFile(folder, path);
    if (!file.ok) return file;
    files.push({ ...file.value, path: labels[index] ?? '' });
    onFile(files.length, paths.length);
  }
  return ok(files);
}

/** One digest over the files' paths and contents. */
export function digestOf(files: readonly InputFile[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256 } of files) hash.update(`${path}\0${sha256}\n`);
  return hash.digest('hex');
}
