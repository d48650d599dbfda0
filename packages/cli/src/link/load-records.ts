import { parse } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import { type EvidenceColumn, evidenceColumns } from '@causeway/linkage';
import { type ColumnMap, findColumns } from './column-map.js';
import { openTableFile, type ReadFile, readColumns, type TableFile } from './table-file.js';

/** A file that was read, and what its records are said to be from. */
export interface SourceFile extends ReadFile {
  readonly source: string;
}

/** The table to be linked, as it was loaded. */
export interface LoadedRecords {
  readonly table: string;
  readonly columns: readonly EvidenceColumn[];
  readonly files: readonly SourceFile[];
  /** Rows without a record_id, which cannot be linked. */
  readonly withoutId: number;
  /** Whether record_id came in two sources and now begins with the source. */
  readonly prefixed: boolean;
}

const table = 'to_link';

function isRepeated(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

/**
 * What files' records say they are from when they have no column `source`: the files' names; where those repeat, as in the folders of a region,
 * the names of their folders; else both with a number.
 */
function sourceNames(paths: readonly string[]): readonly string[] {
  const stems = paths.map((path) => parse(path).name.replace(/\.csv$/i, ''));
  if (!isRepeated(stems)) return stems;
  const folders = paths.map((path) => parse(parse(path).dir).name);
  return isRepeated(folders) ? stems.map((stem, place) => `${place + 1} ${stem}`) : folders;
}

interface LoadedFile {
  readonly table: string;
  readonly columns: readonly EvidenceColumn[];
  readonly read: SourceFile;
}

async function loadFile(
  engine: Engine,
  file: TableFile,
  { source, map, place }: { readonly source: string; readonly map: ColumnMap; readonly place: number },
): Promise<Result<LoadedFile, Problem>> {
  const found = findColumns(file, evidenceColumns, map);
  if (!found.ok) return found;
  const names = found.value.map(({ wanted }) => wanted);
  if (!names.includes('record_id'))
    return err(
      problem('CW-LINKAGE-001', {
        path: file.name,
        detail: `The file has no column record_id; it has ${file.columns.map((column) => column.trim()).join(', ')}.`,
      }),
    );
  const more = names.includes('source') ? [] : [sql`${literal(source)} as source`];
  const loaded = `link_file_${place}`;
  const read = await readColumns(engine, file, { table: loaded, columns: found.value, more });
  if (!read.ok) return read;
  return ok({
    table: loaded,
    columns: names.includes('source') ? names : [...names, 'source'],
    read: { ...read.value, source },
  });
}

async function hasSharedIds(engine: Engine, all: Sql): Promise<boolean> {
  const [shared] = await engine.query(
    sql`select count(*) as n from (select record_id from (${all}) as a where record_id is not null group by record_id having min(source) <> max(source)) as s`,
  );
  return Number(shared?.n ?? 0) > 0;
}

async function unite(engine: Engine, files: readonly LoadedFile[]): Promise<LoadedRecords> {
  const columns = evidenceColumns.filter((column) => files.some((file) => file.columns.includes(column)));
  const all = join(
    files.map((file) => {
      const values = columns.map((column) =>
        file.columns.includes(column)
          ? identifier(column)
          : sql`cast(null as varchar) as ${identifier(column)}`,
      );
      return sql`select ${join(values)} from ${identifier(file.table)}`;
    }),
    sql` union all `,
  );
  const prefixed = files.length > 1 && (await hasSharedIds(engine, all));
  const id = prefixed ? sql`source || ':' || trim(record_id)` : sql`trim(record_id)`;
  const others = columns.filter((column) => column !== 'record_id').map((column) => identifier(column));
  await engine.createTable(
    table,
    sql`select nullif(${id}, '') as record_id, ${join(others)} from (${all}) as a`,
  );
  for (const file of files) await engine.dropTable(file.table);
  const [counted] = await engine.query(
    sql`select count(*) as n from ${identifier(table)} where record_id is null`,
  );
  return {
    table,
    columns,
    files: files.map(({ read }) => read),
    withoutId: Number(counted?.n ?? 0),
    prefixed,
  };
}

/**
 * Loads the files as one table of evidence. Only the columns of evidence are read. The records of a file without a column `source` are from the file.
 */
export async function loadRecords(
  engine: Engine,
  paths: readonly string[],
  map: ColumnMap,
): Promise<Result<LoadedRecords, Problem>> {
  const sources = sourceNames(paths);
  const files: LoadedFile[] = [];
  for (const [place, path] of paths.entries()) {
    const file = await openTableFile(engine, path);
    if (!file.ok) return file;
    const loaded = await loadFile(engine, file.value, { source: sources[place] ?? path, map, place });
    if (!loaded.ok) return loaded;
    files.push(loaded.value);
  }
  return ok(await unite(engine, files));
}
