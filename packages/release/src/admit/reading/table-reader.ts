import type { Engine } from '@causeway/engine';
import type { TableShape } from './table-shape.js';

/** What reading a table needs of the outside. */
export interface TableReader {
  readonly engine: Engine;
  /** A folder of our own for files that are gone when the table is read. */
  readonly scratchFolder: string;
  /** Columns to leave out. */
  readonly dropColumns: readonly string[];
}

/** Which file is read, as what, into which table. */
export interface TableToRead {
  /** Where the file lies. */
  readonly path: string;
  /** Its path inside the region folder, for messages. */
  readonly file: string;
  readonly shape: TableShape;
  /** The table to make; see `RawTable`. */
  readonly table: string;
}
