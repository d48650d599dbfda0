import { type Sql, sql } from '@causeway/engine';
import type { BrokenRecords } from './scratch-file.js';

/**
 * A table file as it lies in the engine: the table `name` has `line` (where the row stands in its file: its line, its row in Parquet, its
 * number in a FHIR bundle; from 1) and every column of the shape as trimmed text, '' where nothing was sent.
 */
export interface RawTable {
  readonly name: string;
  /** The path of the file inside the region folder. */
  readonly file: string;
  /** Rows of the file, the broken ones among them. */
  readonly rowsIn: number;
  /** Rows that could not be read as rows, and are not in the table. */
  readonly broken: BrokenRecords;
  readonly ignoredColumns: readonly string[];
  readonly droppedColumns: readonly string[];
}

/** The text without the blanks around it, '' for none. Few values have any, and looking costs a tenth of trimming. */
export function trimmed(column: Sql): Sql {
  return sql`case when ${column} like ' %' or ${column} like '% ' then trim(${column}) else coalesce(${column}, '') end`;
}
