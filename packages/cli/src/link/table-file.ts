import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, EngineError, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import { type ColumnMap, type FoundColumn, findColumns } from './column-map.js';

/** A CSV or Parquet file, with the names of its columns. */
export interface TableFile {
  readonly path: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** The file as a table, all columns text; rows that do not fit the header are set aside. */
  readonly rows: Sql;
}

const delimiters = [',', ';', '\t', '|'];
const longestHeader = 1 << 20;

async function firstLine(path: string): Promise<string> {
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // An error of the file does not pass through a pipe by itself.
  file.on('error', (error) => bytes.destroy(error));
  let text = '';
  for await (const chunk of bytes) {
    text += String(chunk);
    if (/[\r\n]/.test(text) || text.length > longestHeader) break;
  }
  file.destroy();
  return text.replace(/^\ufeff/, '').split(/\r?\n|\r/)[0] ?? '';
}

/** Reads a gzipped file to its end: DuckDB takes one that is cut off for a shorter one. */
async function checkWhole(path: string): Promise<void> {
  if (!path.endsWith('.gz')) return;
  await pipeline(
    createReadStream(path),
    createGunzip(),
    new Writable({ write: (_chunk, _encoding, next) => next() }),
  );
}

function splitHeader(line: string): { readonly delimiter: string; readonly columns: readonly string[] } {
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => unquoted.split(delimiter).length);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
  const columns: string[] = [''];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) columns.push('');
    else columns[columns.length - 1] += character;
  }
  // Two columns of one name: the first keeps it.
  return {
    delimiter,
    columns: columns.map((name, place) => (columns.indexOf(name) < place ? `${name} (${place + 1})` : name)),
  };
}

async function csvFile(path: string): Promise<TableFile | undefined> {
  await checkWhole(path);
  const { delimiter, columns } = splitHeader(await firstLine(path));
  if (columns.every((column) => column.trim() === '')) return undefined;
  const types = join(columns.map((column) => sql`${literal(column)}: 'VARCHAR'`));
  // Nothing is guessed: neither which line is the header, nor what parts the columns, nor their types.
  const rows = sql`read_csv(${literal(path)}, auto_detect = false, header = true, columns = {${types}}, delim = ${literal(delimiter)},
    quote = '"', escape = '"', ignore_errors = true, store_rejects = true, rejects_limit = 0)`;
  return { path, name: basename(path), columns, rows };
}

async function parquetFile(engine: Engine, path: string): Promise<TableFile> {
  const rows = sql`read_parquet(${literal(path)})`;
  const described = await engine.query(sql`select column_name from (describe select * from ${rows})`);
  return { path, name: basename(path), columns: described.map((row) => String(row.column_name)), rows };
}

function unreadable(name: string, what: string): { readonly ok: false; readonly error: Problem } {
  return err(problem('CW-ENGINE-002', { path: name, detail: what }));
}

/** Opens a CSV (also gzipped) or Parquet file. For DuckDB alone: reading files is written its way. Error: CW-ENGINE-002. */
export async function openTableFile(engine: Engine, path: string): Promise<Result<TableFile, Problem>> {
  const name = basename(path);
  try {
    if (/\.parquet$/i.test(path)) return ok(await parquetFile(engine, path));
    const file = await csvFile(path);
    return file === undefined
      ? unreadable(name, 'The file is empty: a line of column names was expected.')
      : ok(file);
  } catch (thrown) {
    const code = String((thrown as { readonly code?: unknown }).code);
    if (code === 'ENOENT') return unreadable(name, 'There is no such file.');
    if (code.startsWith('Z_') || (thrown instanceof EngineError && thrown.kind === 'input'))
      return unreadable(name, 'The file could not be read as the format its name says.');
    throw thrown;
  }
}

/** What was read of a file. */
export interface ReadFile {
  readonly name: string;
  readonly rows: number;
  /** Rows that did not fit the header, set aside. */
  readonly setAside: number;
}

async function countSetAside(engine: Engine): Promise<number> {
  // The table is there from the first file read with store_rejects.
  const [counted] = await engine.query(
    sql`select count(*) as lines from (select distinct scan_id, file_id, line from reject_errors) as r`,
  );
  return Number(counted?.lines ?? 0);
}

/** Makes `table` of the wanted columns of a file, under the names wanted, and of `more`; no other column is read. */
export async function readColumns<Wanted extends string>(
  engine: Engine,
  file: TableFile,
  {
    table,
    columns,
    more = [],
  }: {
    readonly table: string;
    readonly columns: readonly FoundColumn<Wanted>[];
    readonly more?: readonly Sql[];
  },
): Promise<Result<ReadFile, Problem>> {
  const selected = columns.map(
    ({ wanted, held }) => sql`cast(${identifier(held)} as varchar) as ${identifier(wanted)}`,
  );
  try {
    await engine.createTable(table, sql`select ${join([...more, ...selected])} from ${file.rows}`);
  } catch (thrown) {
    if (thrown instanceof EngineError && thrown.kind === 'input')
      return unreadable(file.name, 'The file could not be read to its end as the format its name says.');
    throw thrown;
  }
  const [counted] = await engine.query(sql`select count(*) as n from ${identifier(table)}`);
  const setAside = /\.parquet$/i.test(file.path) ? 0 : await countSetAside(engine);
  if (setAside > 0) await engine.dropTable('reject_errors');
  return ok({ name: file.name, rows: Number(counted?.n ?? 0), setAside });
}

/** Opens a file and makes `table` of its wanted columns; those in `needed` must be there (CW-LINKAGE-007). */
export async function readWanted<Wanted extends string>(
  engine: Engine,
  path: string,
  {
    table,
    wanted,
    needed,
    map,
  }: {
    readonly table: string;
    readonly wanted: readonly Wanted[];
    readonly needed: readonly Wanted[];
    readonly map: ColumnMap<Wanted>;
  },
): Promise<Result<readonly FoundColumn<Wanted>[], Problem>> {
  const file = await openTableFile(engine, path);
  if (!file.ok) return file;
  const columns = findColumns(file.value, wanted, map);
  if (!columns.ok) return columns;
  const missing = needed.find((one) => columns.value.every((column) => column.wanted !== one));
  if (missing !== undefined)
    return err(
      problem('CW-LINKAGE-007', { path: file.value.name, detail: `The file has no column "${missing}".` }),
    );
  const read = await readColumns(engine, file.value, { table, columns: columns.value });
  return read.ok ? columns : read;
}
