import { rm } from 'node:fs/promises';
import { type Engine, literal, sql } from '@causeway/engine';
import { type OpenTable, openCsvTable } from '@causeway/region';

/**
 * Opens tables as Parquet: rows are gathered as CSV, which is turned into Parquet when the table is closed and then removed. All
 * columns are text, empty ones null; rows keep their order. For DuckDB alone: `read_csv` is its function.
 */
export function openParquetTables(engine: Engine): OpenTable {
  return (path, columns) => {
    const gathered = openCsvTable(path, columns);
    const csv = `${path}.csv`;
    return {
      write: gathered.write,
      close: async () => {
        await gathered.close();
        const rows = sql`select * from read_csv(${literal(csv)}, header = true, all_varchar = true,
          delim = ',', quote = '"', escape = '"', nullstr = '')`;
        await engine.writeParquet(rows, `${path}.parquet`);
        await rm(csv);
      },
    };
  };
}
