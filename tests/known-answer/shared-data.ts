import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Whether the file is not on this machine: the shared data are not part of the repository. For `it.skipIf`. */
export function isAbsent(path: string): boolean {
  return !existsSync(join(folder, path));
}

/** A JSON file of the shared data. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;
}

/** A row of a CSV file, by its headers; a header that holds a line break keeps the text before it. */
export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file of the shared data. */
export function readCsv(path: string): readonly CsvRow[] {
  const columns = (header: string[]) => header.map((name) => name.trim());
  return parse<CsvRow>(readFileSync(join(folder, path)), { columns, bom: true, skipEmptyLines: true });
}

/** The rows in groups of one `keyOf`, in the order in which the keys appear. */
export function groupBy(
  rows: readonly CsvRow[],
  keyOf: (row: CsvRow) => string,
): ReadonlyMap<string, readonly CsvRow[]> {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** The text of a column; a column that is not there is a fault of the test. */
export function text(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column} among ${Object.keys(row).join(', ')}`);
  return value;
}

/** The number of a column; empty text is a fault of the test, not 0. */
export function number(row: CsvRow, column: string): number {
  const value = text(row, column);
  if (value === '') throw new Error(`column ${column} is empty`);
  return Number(value);
}

/** The number of a column where empty text means none were counted, as PHEindicatormethods takes it. */
export function numberOrZero(row: CsvRow, column: string): number {
  return text(row, column) === '' ? 0 : number(row, column);
}

/** The area of a row, by which most of the tables are grouped. */
export function areaOf(row: CsvRow): string {
  return text(row, 'area');
}
