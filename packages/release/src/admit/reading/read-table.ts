import type { Problem, Result } from '@causeway/domain';
import { readCsvTable } from './csv-table.js';
import { readParquetTable } from './parquet-table.js';
import type { RawTable } from './raw-table.js';
import type { TableReader, TableToRead } from './table-reader.js';

/** Reads a table file into the engine, as its name says it is written. */
export async function readTable(
  reader: TableReader,
  source: TableToRead,
): Promise<Result<RawTable, Problem>> {
  return source.path.endsWith('.parquet')
    ? await readParquetTable(reader, source)
    : await readCsvTable(reader, source);
}
