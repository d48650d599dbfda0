import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

/** A file of resources to load, and how it is written. */
export interface InputFile {
  readonly path: string;
  readonly format: 'ndjson' | 'json';
  readonly bytes: number;
}

/** What is to be loaded: files in the order in which they are read, and the region they are of, if any. */
export interface LoadInput {
  readonly files: readonly InputFile[];
  readonly bytes: number;
  /** The region folder, where what was named is one. */
  readonly regionFolder: string | undefined;
}

/** What others refer to comes first, so that a reader of progress sees people before their entries; nothing depends on it. */
const firstTypes = ['Organization', 'Practitioner', 'PractitionerRole', 'Patient'];

function rank(path: string): number {
  const place = firstTypes.indexOf(basename(path).split('.')[0] ?? '');
  return place < 0 ? firstTypes.length : place;
}

function formatOf(path: string): InputFile['format'] | undefined {
  const extension = extname(path).toLowerCase();
  if (extension === '.ndjson') return 'ndjson';
  return extension === '.json' ? 'json' : undefined;
}

async function statOf(path: string): Promise<{ bytes: number; isFolder: boolean } | undefined> {
  return stat(path).then(
    (found) => ({ bytes: found.size, isFolder: found.isDirectory() }),
    () => undefined,
  );
}

async function filesOf(folder: string): Promise<readonly InputFile[]> {
  const names = (await readdir(folder)).sort();
  const found = names.map(async (name): Promise<readonly InputFile[]> => {
    const path = join(folder, name);
    const format = formatOf(path);
    const here = await statOf(path);
    return format === undefined || here === undefined || here.isFolder
      ? []
      : [{ path, format, bytes: here.bytes }];
  });
  return (await Promise.all(found)).flat();
}

async function inputOf(path: string): Promise<Result<Omit<LoadInput, 'bytes'>, Problem>> {
  const here = await statOf(path);
  if (here === undefined) return err(problem('CW-CLI-005', { path }));
  if (!here.isFolder) {
    const format = formatOf(path);
    if (format === undefined) return err(problem('CW-CLI-006', { path }));
    return ok({ files: [{ path, format, bytes: here.bytes }], regionFolder: undefined });
  }
  const isRegion = (await statOf(join(path, 'region.json'))) !== undefined;
  const folder = isRegion ? join(path, 'record') : path;
  const files = await filesOf(folder).catch(() => []);
  if (files.length === 0) return err(problem('CW-CLI-007', { path: folder }));
  return ok({ files, regionFolder: isRegion ? path : undefined });
}

/**
 * The files at `paths`: each a file (`.ndjson`, or `.json` with a Bundle or one resource), a folder of such files, or a region folder,
 * of which `record/` is read. Errors: CW-CLI-005 (nothing there), CW-CLI-006 (another kind of file), CW-CLI-007 (nothing to load in it),
 * CW-CLI-008 (two regions at once: their people are told apart by the region they came with).
 */
export async function loadInput(paths: readonly string[]): Promise<Result<LoadInput, Problem>> {
  const files: InputFile[] = [];
  const regions: string[] = [];
  for (const path of paths) {
    const input = await inputOf(path);
    if (!input.ok) return input;
    files.push(...input.value.files);
    if (input.value.regionFolder !== undefined) regions.push(input.value.regionFolder);
  }
  if (regions.length > 1 || (regions.length === 1 && paths.length > 1)) return err(problem('CW-CLI-008'));
  return ok({
    files: files
      .map((file, index) => ({ file, index }))
      .sort((a, b) => rank(a.file.path) - rank(b.file.path) || a.index - b.index)
      .map(({ file }) => file),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    regionFolder: regions[0],
  });
}
