import { readdir } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { problemOfReading } from './problem-of-reading.js';

/** Where a table lies. */
export interface TableFile {
  readonly path: string;
  /** Its path inside the region folder. */
  readonly file: string;
}

const endings = ['.csv', '.csv.gz', '.parquet'] as const;

/** The names of the files and folders in a folder of the input, sorted; none where it is not there. */
export async function namesIn(path: string, folder: string): Promise<Result<readonly string[], Problem>> {
  try {
    return ok((await readdir(path)).sort());
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
    const found = problemOfReading(thrown, folder);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

/** Where to look for a table: the region folder, a folder inside it ('' for itself), and the table's name without its ending. */
export interface TablePlace {
  readonly root: string;
  readonly folder: string;
  readonly name: string;
}

/** The file that holds the table (`persons.csv`, `.csv.gz` or `.parquet`), undefined for none. Error: CW-RELEASE-146 where there are two. */
export async function findTableFile({
  root,
  folder,
  name,
}: TablePlace): Promise<Result<TableFile | undefined, Problem>> {
  const names = await namesIn(joinPath(root, folder), folder === '' ? '.' : folder);
  if (!names.ok) return names;
  const found = names.value.filter((candidate) => endings.some((ending) => candidate === `${name}${ending}`));
  const [file] = found;
  if (file === undefined) return ok(undefined);
  const inside = (candidate: string) => (folder === '' ? candidate : `${folder}/${candidate}`);
  if (found.length > 1) {
    const detail = `The table "${name}" lies there ${found.length} times: ${found.join(', ')}.`;
    return err(problem('CW-RELEASE-146', { path: inside(file), detail }));
  }
  return ok({ path: joinPath(root, folder, file), file: inside(file) });
}
