import type { Dialect } from './dialect.js';
import type { Sql } from './sql.js';

/**
 * A value as it comes back from an engine: whole numbers as numbers (as bigint beyond 2^53), decimals as numbers, dates as
 * `YYYY-MM-DD` text, lists as arrays.
 */
export type Value = string | number | bigint | boolean | null | readonly Value[];

/** A row of a small answer, by column name. */
export type Row = Readonly<Record<string, Value>>;

/** The type of a column to be loaded. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'double' | 'boolean' | 'date' | 'text-list';

/** A column to be loaded. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/**
 * Something that runs SQL over files: DuckDB in the process, or Spark where a region outgrows a machine. Both pass one contract
 * suite (`engine-contract.ts`). A statement that fails throws {@link EngineError}, whose message never repeats data.
 */
export interface Engine {
  readonly dialect: Dialect;
  /** Makes (or makes anew) the table `name` of what the query gives. */
  createTable(name: string, query: Sql): Promise<void>;
  /** Drops the table, if it is there, so that its memory is free for the next step. */
  dropTable(name: string): Promise<void>;
  /** The rows of a small answer. For more than some thousands of rows use {@link Engine.columns}. */
  query(query: Sql): Promise<readonly Row[]>;
  /** The answer in chunks, each an array per column in the order of the select list, in the order of the query. */
  columns(query: Sql): AsyncIterable<readonly (readonly Value[])[]>;
  /** Makes (or makes anew) the table `name` of rows that the program holds. `batches` are columns, as {@link Engine.columns} gives them. */
  load(
    name: string,
    columns: readonly Column[],
    batches: Iterable<readonly (readonly Value[])[]> | AsyncIterable<readonly (readonly Value[])[]>,
  ): Promise<void>;
  /** Makes the table `name` of the Parquet files at `path` (a file or a glob). */
  readParquet(name: string, path: string): Promise<void>;
  /** Writes what the query gives to one Parquet file, whole or not at all. The query's order is the file's; the same rows give the same bytes. */
  writeParquet(query: Sql, path: string): Promise<void>;
  close(): Promise<void>;
}

/** What kind of failure an {@link EngineError} is. */
export type EngineErrorKind = 'input' | 'memory' | 'disk' | 'interrupted' | 'unavailable' | 'statement';

/** A statement that failed. The engine's own words can quote data, so they are kept out of the message. */
export class EngineError extends Error {
  readonly kind: EngineErrorKind;
  /** The statement's name (the table it was to make, or the kind of call). */
  readonly statement: string;
  /** The engine's own words, for a developer's eyes at a debugger; they may quote data, so they go in no log and no message. */
  readonly #engineWords: string;

  constructor(kind: EngineErrorKind, statement: string, engineWords: string) {
    super(`The engine failed on "${statement}" (${kind}).`);
    this.name = 'EngineError';
    this.kind = kind;
    this.statement = statement;
    this.#engineWords = engineWords;
  }

  /** The engine's own words. They may quote data: for tests and debugging on made data only. */
  revealEngineWords(): string {
    return this.#engineWords;
  }
}
