import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join as joinPath, resolve } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { columnsOfArrow } from './arrow-value.js';
import { openDuckDb } from './duckdb-engine.js';
import {
  type Column,
  type Engine,
  EngineError,
  type EngineErrorKind,
  type Row,
  type Value,
} from './engine.js';
import { printSql } from './print-sql.js';
import { parseSparkAddress } from './spark-address.js';
import { sparkDialect } from './spark-dialect.js';
import type { SparkSession } from './spark-session.js';
import { identifier, literal, type Sql, sql } from './sql.js';
import { inStatement, statementFailure, wordsOf } from './statement.js';

/** How Spark is reached. */
export interface SparkOptions {
  /** Address of a Spark Connect server: `spark://HOST[:PORT]`; see {@link parseSparkAddress} for when it is encrypted. */
  readonly url: string;
  /** A folder that this process and Spark both see under this path and may write in. Tables are kept in a folder of their own there, removed on close. */
  readonly workFolder: string;
  /** Bearer token, for a server that asks for one. */
  readonly token?: string;
}

/** Settings under which Spark gives the same rows as DuckDB, wherever the server stands and however it is set. */
const settings: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.session.timeZone': 'UTC',
  // Otherwise ${…} in a literal would be replaced by a setting or an environment variable of the server.
  'spark.sql.variable.substitute': 'false',
};

const gRpcUnavailable = 14;
const gRpcCancelled = 1;

function failureKind(cause: unknown): EngineErrorKind {
  const words = wordsOf(cause);
  const code = (cause as { readonly code?: unknown } | null)?.code;
  if (code === gRpcUnavailable) return 'unavailable';
  if (code === gRpcCancelled || /OPERATION_CANCELED/.test(words)) return 'interrupted';
  if (/OutOfMemory/i.test(words)) return 'memory';
  if (/no space left/i.test(words)) return 'disk';
  if (/PATH_NOT_FOUND|FAILED_READ_FILE|CANNOT_READ_FILE|CAST_INVALID/i.test(words)) return 'input';
  return 'statement';
}

/** Spark's words for a file that is no Parquet are those of any task that failed; making a view does nothing else that could. */
function fileFailureKind(cause: unknown): EngineErrorKind {
  const kind = failureKind(cause);
  return kind === 'statement' ? 'input' : kind;
}

const named = <T>(statement: string, work: () => Promise<T>): Promise<T> =>
  inStatement(statement, failureKind, work);

/** Hadoop takes a path after `file:` as it is written, without percent signs. */
function fileAddress(path: string): string {
  return `file://${resolve(path)}`;
}

interface SparkParts {
  readonly session: SparkSession;
  /** Writes and reads Parquet here, so that files are the same bytes whichever engine a run used. */
  readonly duckDb: Engine;
  readonly folder: string;
  readonly readArrow: typeof columnsOfArrow;
}

class SparkEngine implements Engine {
  readonly dialect = sparkDialect;
  readonly #parts: SparkParts;
  /** The folder of each table that this engine wrote; a table of {@link Engine.readParquet} has none. */
  readonly #folders = new Map<string, string>();
  #foldersMade = 0;

  constructor(parts: SparkParts) {
    this.#parts = parts;
  }

  #print(query: Sql): string {
    return printSql(query, this.dialect);
  }

  #newFolder(): string {
    this.#foldersMade += 1;
    return joinPath(this.#parts.folder, `table-${this.#foldersMade}`);
  }

  /**
   * Tables are Parquet files under a temporary view. A cached view would be recomputed where an executor is lost, and would carry
   * the plans of all steps before it into every plan after it; files end the plan, and give memory back.
   */
  async createTable(name: string, query: Sql): Promise<void> {
    const folder = this.#newFolder();
    await named(name, () => this.#writeFolder(folder, query));
    await this.#show(name, folder);
  }

  async #writeFolder(folder: string, query: Sql): Promise<void> {
    await this.#parts.session.command(
      this.#print(sql`insert overwrite directory ${literal(fileAddress(folder))} using parquet ${query}`),
    );
  }

  async #show(name: string, folder: string): Promise<void> {
    await this.readParquet(name, folder);
    this.#folders.set(name, folder);
  }

  async #forget(name: string): Promise<void> {
    const folder = this.#folders.get(name);
    this.#folders.delete(name);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }

  async dropTable(name: string): Promise<void> {
    await named(name, () =>
      this.#parts.session.command(this.#print(sql`drop view if exists ${identifier(name)}`)),
    );
    await this.#forget(name);
  }

  async query(query: Sql): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const { names, columns } of this.#answers('query', query)) {
      const count = columns[0]?.length ?? 0;
      for (let row = 0; row < count; row += 1)
        rows.push(Object.fromEntries(names.map((name, index) => [name, columns[index]?.[row] ?? null])));
    }
    return rows;
  }

  async *columns(query: Sql): AsyncIterable<readonly (readonly Value[])[]> {
    for await (const { columns } of this.#answers('columns', query))
      if (columns[0]?.length !== 0) yield columns;
  }

  async *#answers(statement: string, query: Sql): AsyncIterable<ReturnType<typeof columnsOfArrow>> {
    try {
      for await (const bytes of this.#parts.session.answers(this.#print(query)))
        yield this.#parts.readArrow(bytes);
    } catch (cause) {
      throw statementFailure(statement, cause, failureKind);
    }
  }

  /** By way of a Parquet file: a table sent inside a plan has to fit in one message. */
  async load(
    name: string,
    columns: readonly Column[],
    batches: Iterable<readonly (readonly Value[])[]> | AsyncIterable<readonly (readonly Value[])[]>,
  ): Promise<void> {
    const folder = this.#newFolder();
    await mkdir(folder);
    await this.#parts.duckDb.load(name, columns, batches);
    await this.#parts.duckDb.writeParquet(
      sql`select * from ${identifier(name)}`,
      joinPath(folder, 'rows.parquet'),
    );
    await this.#parts.duckDb.dropTable(name);
    await this.#show(name, folder);
  }

  async readParquet(name: string, path: string): Promise<void> {
    const view = sql`create or replace temporary view ${identifier(name)} using parquet options (path ${literal(fileAddress(path))})`;
    await inStatement(name, fileFailureKind, () => this.#parts.session.command(this.#print(view)));
    await this.#forget(name);
  }

  /**
   * Spark writes the rows in order over numbered files, whose bounds it draws anew each time; DuckDB, which writes the files of the
   * other engine, joins them into one.
   */
  async writeParquet(query: Sql, path: string): Promise<void> {
    const folder = this.#newFolder();
    try {
      await named(basename(path), () => this.#writeFolder(folder, query));
      const parts = sql`read_parquet(${literal(joinPath(folder, 'part-*.parquet'))}, filename = true, file_row_number = true)`;
      await this.#parts.duckDb.writeParquet(
        sql`select * exclude (filename, file_row_number) from ${parts} order by filename, file_row_number`,
        path,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    await this.#parts.duckDb.close();
    await this.#parts.session.close();
    await rm(this.#parts.folder, { recursive: true, force: true });
  }
}

async function applySettings(session: SparkSession): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await session.command(`set ${name}=${value}`);
}

/**
 * Spark, by a Spark Connect server (Apache Spark 4). Close it when done: its tables stay on disk otherwise.
 *
 * Errors: CW-ENGINE-005 (no such address, or a token over a connection that is not encrypted), CW-ENGINE-006 (no answer).
 */
export async function openSpark(options: SparkOptions): Promise<Result<Engine, Problem>> {
  const address = parseSparkAddress(options.url);
  if (!address.ok) return address;
  const { token } = options;
  if (token !== undefined && !address.value.encrypted)
    return err(problem('CW-ENGINE-005', { detail: 'A token goes over an encrypted connection only.' }));
  // Loaded only here: gRPC and Arrow take a third of a second, which no other command should wait for.
  const [{ openSparkSession }, { columnsOfArrow: readArrow }] = await Promise.all([
    import('./spark-session.js'),
    import('./arrow-value.js'),
  ]);
  const sessionId = randomUUID();
  const session = openSparkSession(address.value, { sessionId, ...(token === undefined ? {} : { token }) });
  try {
    await inStatement('settings', failureKind, () => applySettings(session));
  } catch (cause) {
    await session.close();
    if (cause instanceof EngineError && cause.kind === 'unavailable') return err(problem('CW-ENGINE-006'));
    throw cause;
  }
  const folder = joinPath(options.workFolder, `causeway-${sessionId}`);
  await mkdir(folder, { recursive: true });
  const duckDb = await openDuckDb({ temporaryFolder: joinPath(folder, 'duckdb') });
  return ok(new SparkEngine({ session, duckDb, folder, readArrow }));
}
