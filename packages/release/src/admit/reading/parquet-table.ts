import { open } from 'node:fs/promises';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, EngineError, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import { problemOfReading } from './problem-of-reading.js';
import { type RawTable, trimmed } from './raw-table.js';
import { tableColumns } from './table-columns.js';
import type { TableReader, TableToRead } from './table-reader.js';
import { columnsOf } from './table-shape.js';

/** What a Parquet file begins and ends with. */
const magic = Buffer.from('PAR1');

/** Reads a Parquet file into the engine; `sent_row` is the number of the row in the file, from 1. Errors: CW-RELEASE-148, -150 to -154. */
export async function readParquetTable(
  reader: TableReader,
  source: TableToRead,
): Promise<Result<RawTable, Problem>> {
  try {
    const unfit = await unfitness(source);
    return unfit === undefined ? await readRows(reader, source) : err(unfit);
  } catch (thrown) {
    const found =
      thrown instanceof EngineError ? damaged(thrown, source) : problemOfReading(thrown, source.file);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

async function unfitness({ path, file }: TableToRead): Promise<Problem | undefined> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const mark = async (at: number) =>
      (await handle.read(Buffer.alloc(magic.length), 0, magic.length, at)).buffer;
    if (!(await mark(0)).equals(magic)) {
      const detail =
        size === 0
          ? 'The file is empty: expected a Parquet file.'
          : 'Expected a Parquet file; found other bytes.';
      return problem('CW-RELEASE-148', { path: file, detail });
    }
    const isWhole = size > 2 * magic.length && (await mark(size - magic.length)).equals(magic);
    if (isWhole) return undefined;
    return problem('CW-RELEASE-150', { path: file, detail: 'The Parquet file breaks off before its end.' });
  } finally {
    await handle.close();
  }
}

function damaged({ kind }: EngineError, { file }: TableToRead): Problem | undefined {
  if (kind !== 'input') return undefined;
  return problem('CW-RELEASE-150', {
    path: file,
    detail: 'The Parquet file is damaged: its rows could not be read.',
  });
}

async function readRows(reader: TableReader, source: TableToRead): Promise<Result<RawTable, Problem>> {
  const { table, file, shape } = source;
  const present = await columnTypes(reader.engine, source.path);
  const names = present.map(({ name }) => name);
  const columns = tableColumns({ file, names, shape, drop: reader.dropColumns });
  if (!columns.ok) return columns;
  const selected = columnsOf(shape).map((column) => {
    const sent = present[columns.value.places.get(column) ?? -1];
    return sql`${sent === undefined ? literal('') : asText(sent)} as ${identifier(column)}`;
  });
  await reader.engine.createTable(
    table,
    sql`select file_row_number + 1 as sent_row, ${join(selected)} from ${parquetFile(source.path)}`,
  );
  return ok({
    name: table,
    files: [
      {
        file,
        rowsIn: await rowCount(reader.engine, table),
        broken: { lines: [], reasons: [] },
        ignoredColumns: columns.value.ignored,
        droppedColumns: columns.value.dropped,
      },
    ],
  });
}

interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

async function columnTypes(engine: Engine, path: string): Promise<readonly TypedColumn[]> {
  const rows = await engine.query(sql`describe select * from ${parquetFile(path)}`);
  return rows
    .map((row) => ({ name: String(row.column_name), type: String(row.column_type) }))
    .filter(({ name }) => name !== 'file_row_number');
}

function parquetFile(path: string): Sql {
  return sql`read_parquet(${literal(path)}, file_row_number = true, binary_as_string = true)`;
}

/** Programs that know no whole numbers with gaps write an NHS number as 4078206654.0: it is read as the whole number that it is. */
function asText({ name, type }: TypedColumn): Sql {
  const column = identifier(name);
  if (type !== 'DOUBLE' && type !== 'FLOAT') return trimmed(sql`cast(${column} as varchar)`);
  const isWhole = sql`${column} = trunc(${column}) and abs(${column}) < 1e15`;
  return trimmed(
    sql`case when ${isWhole} then cast(cast(${column} as bigint) as varchar) else cast(${column} as varchar) end`,
  );
}

async function rowCount(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.query(sql`select count(*) as n from ${identifier(table)}`);
  return Number(row?.n);
}
