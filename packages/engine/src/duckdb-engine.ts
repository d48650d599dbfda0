import { rename, rm } from 'node:fs/promises';
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBResult,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { duckDbDialect } from './duckdb-dialect.js';
import { fromDuckDb } from './duckdb-value.js';
import type { Column, ColumnType, Engine, EngineErrorKind, Row, Value } from './engine.js';
import { epochDayOf } from './epoch-day.js';
import { printSql } from './print-sql.js';
import { identifier, literal, type Sql, sql } from './sql.js';
import { inStatement, wordsOf } from './statement.js';

/** How DuckDB is opened. */
export interface DuckDbOptions {
  /** Threads to use; by default as many as the machine has cores. */
  readonly threads?: number;
  /** Memory DuckDB may take before it spills to disk, as DuckDB writes it: `4GB`. */
  readonly memoryLimit?: string;
  /** Folder to spill to. Without it DuckDB fails where memory ends. */
  readonly temporaryFolder?: string;
}

const duckDbTypes: Readonly<Record<ColumnType, DuckDBType>> = {
  text: VARCHAR,
  integer: INTEGER,
  bigint: BIGINT,
  double: DOUBLE,
  boolean: BOOLEAN,
  date: DATE,
  'text-list': LIST(VARCHAR),
};

/** The client takes at most this many rows in one chunk (DuckDB's vector size). */
const rowsPerChunk = 2048;

function failureKind(cause: unknown): EngineErrorKind {
  const words = wordsOf(cause);
  if (/out of memory|failed to allocate/i.test(words)) return 'memory';
  if (/no space left|max_temp_directory_size/i.test(words)) return 'disk';
  if (/interrupt/i.test(words)) return 'interrupted';
  if (
    /^(io|invalid input|conversion|serialization|http|permission) error|parquet|csv|json|no files found/i.test(
      words,
    )
  )
    return 'input';
  return 'statement';
}

const named = <T>(statement: string, work: () => Promise<T>): Promise<T> =>
  inStatement(statement, failureKind, work);

function toDuckDbValue(value: Value, type: ColumnType): DuckDBValue {
  if (value === null) return null;
  if (type === 'date') return new DuckDBDateValue(epochDayOf(String(value)));
  if (type === 'bigint') return BigInt(value as number | bigint);
  if (type === 'text-list') return listValue((value as readonly Value[]).map(String));
  return value as DuckDBValue;
}

class DuckDbEngine implements Engine {
  readonly dialect = duckDbDialect;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  #print(query: Sql): string {
    return printSql(query, this.dialect);
  }

  async createTable(name: string, query: Sql): Promise<void> {
    await named(name, () =>
      this.#connection.run(this.#print(sql`create or replace table ${identifier(name)} as ${query}`)),
    );
  }

  async dropTable(name: string): Promise<void> {
    await named(name, () => this.#connection.run(this.#print(sql`drop table if exists ${identifier(name)}`)));
  }

  async query(query: Sql): Promise<readonly Row[]> {
    return await named('query', async () => {
      const reader = await this.#connection.runAndReadAll(this.#print(query));
      return reader
        .getRowObjects()
        .map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromDuckDb(value)])),
        );
    });
  }

  async *columns(query: Sql): AsyncIterable<readonly (readonly Value[])[]> {
    const result: DuckDBResult = await named('columns', () => this.#connection.stream(this.#print(query)));
    const next = () => named('columns', () => result.fetchChunk());
    for (let chunk = await next(); chunk !== null && chunk.rowCount > 0; chunk = await next()) {
      yield chunk.getColumns().map((column) => column.map(fromDuckDb));
    }
  }

  async load(
    name: string,
    columns: readonly Column[],
    batches: Iterable<readonly (readonly Value[])[]> | AsyncIterable<readonly (readonly Value[])[]>,
  ): Promise<void> {
    await this.#createEmpty(name, columns);
    const appender = await named(name, () => this.#connection.createAppender(name));
    for await (const batch of batches) {
      const rows = batch[0]?.length ?? 0;
      for (let from = 0; from < rows; from += rowsPerChunk) {
        const chunk = DuckDBDataChunk.create(columns.map(({ type }) => duckDbTypes[type]));
        const to = Math.min(rows, from + rowsPerChunk);
        chunk.setColumns(
          columns.map(({ type }, index) =>
            (batch[index] ?? []).slice(from, to).map((value) => toDuckDbValue(value, type)),
          ),
        );
        appender.appendDataChunk(chunk);
      }
    }
    await named(name, async () => appender.closeSync());
  }

  async #createEmpty(name: string, columns: readonly Column[]): Promise<void> {
    const definitions = columns.map(
      ({ name: column, type }) => `${this.dialect.quoteIdentifier(column)} ${duckDbTypes[type]}`,
    );
    const create = `create or replace table ${this.dialect.quoteIdentifier(name)} (${definitions.join(', ')})`;
    await named(name, () => this.#connection.run(create));
  }

  async readParquet(name: string, path: string): Promise<void> {
    await this.createTable(name, sql`select * from read_parquet(${literal(path)})`);
  }

  async writeParquet(query: Sql, path: string): Promise<void> {
    const partial = `${path}.partial`;
    try {
      const copy = sql`copy (${query}) to ${literal(partial)} (format parquet, compression zstd, row_group_size 122880)`;
      await named(path.replace(/^.*[\\/]/, ''), () => this.#connection.run(this.#print(copy)));
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** DuckDB in this process, in memory, spilling to `temporaryFolder`. Close it when done: temporary files stay behind otherwise. */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
    ...(options.temporaryFolder === undefined ? {} : { temp_directory: options.temporaryFolder }),
    // Spark's order, which no setting of Spark changes: nulls first when ascending, last when descending.
    default_null_order: 'nulls_first_on_asc_last_on_desc',
    // Nothing is fetched behind the reader's back.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return new DuckDbEngine(instance, connection);
}
