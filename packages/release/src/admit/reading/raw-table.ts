import { type Sql, sql } from '@causeway/engine';
import type { BrokenRecords } from './scratch-file.js';

/** One file of a table: what it holds, and what of it could not be read at all. */
export interface RawFile {
  /** Its path inside the region folder; never a name that tells who is in it. */
  readonly file: string;
  /** Rows of the file, the broken ones among them. */
  readonly rowsIn: number;
  /** Rows that could not be read as rows, and are not in the table. */
  readonly broken: BrokenRecords;
  /** Columns that nothing here knows: not read. */
  readonly ignoredColumns: readonly string[];
  /** Columns left out because the caller said so. */
  readonly droppedColumns: readonly string[];
}

/**
 * A table as it was sent and as it now lies in the engine: the table `name` has `sent_row`, a number of each row's own, and every column of the
 * shape as trimmed text, '' where nothing was sent.
 */
export interface RawTable {
  readonly name: string;
  readonly files: readonly RawFile[];
  /**
   * A table of (sent_row, file_number, line) that says where each row stands; `file_number` counts `files` from 0. Undefined where there
   * is one file and `sent_row` is the line, or in Parquet the row.
   */
  readonly places?: string | undefined;
}

/** The text without the blanks around it, '' for none. Few values have any, and looking costs a tenth of trimming. */
export function trimmed(column: Sql): Sql {
  return sql`case when ${column} like ' %' or ${column} like '% ' then trim(${column}) else coalesce(${column}, '') end`;
}
