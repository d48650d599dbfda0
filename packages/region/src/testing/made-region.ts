import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateRegion, type RegionCounts } from '../generate-region.js';
import { type RegionRequest, type RegionSpec, regionSpec } from '../region-spec.js';

/** A row of a CSV file by column name. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

/** A region that a test made in a folder of its own. */
export interface MadeRegion {
  readonly folder: string;
  readonly spec: RegionSpec;
  readonly counts: RegionCounts;
  /** The rows of a CSV file, by its path in the folder; read once. */
  rows(path: string): readonly CsvRow[];
  /** The paths of all files, in order. */
  files(): readonly string[];
  text(path: string): string;
  remove(): void;
}

/** The specification that a test asked for, which must be right. */
export function specOf(request: RegionRequest): RegionSpec {
  const spec = regionSpec(request);
  if (!spec.ok) throw new RangeError(spec.error.detail);
  return spec.value;
}

/** Makes a region in a new folder below the system's temporary one. */
export async function makeRegion(request: RegionRequest): Promise<MadeRegion> {
  const spec = specOf(request);
  const parent = mkdtempSync(join(tmpdir(), 'causeway-region-'));
  const folder = join(parent, 'region');
  const made = await generateRegion(spec, { folder });
  if (!made.ok) throw new RangeError(made.error.detail);
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  const read = new Map<string, readonly CsvRow[]>();
  return {
    folder,
    spec,
    counts: made.value,
    rows: (path) => {
      const rows = read.get(path) ?? csvRows(text(path));
      read.set(path, rows);
      return rows;
    },
    files: () => filesBelow(folder, ''),
    text,
    remove: () => rmSync(parent, { recursive: true }),
  };
}

/** Values of a region hold no comma and no quote, which a test of the writer makes sure of, so lines are cut at commas. */
function csvRows(text: string): readonly CsvRow[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    if (values.length !== columns.length)
      throw new RangeError('a line has another number of values than columns');
    const row: Record<string, string> = {};
    columns.forEach((column, index) => {
      row[column] = values[index] ?? '';
    });
    return row;
  });
}

function filesBelow(folder: string, path: string): readonly string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .flatMap((entry) => {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, below) : [below];
    })
    .sort();
}
