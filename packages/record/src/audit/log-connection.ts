import type { Problem, Result } from '@causeway/domain';
import { ok, problem } from '@causeway/domain';
import pg from 'pg';
import { applicationConnection } from '../postgres/connection.js';
import { plainQuery } from '../postgres/scoped-query.js';
import { asStoreFailure, StoreFailure, sqlState } from '../postgres/store-failure.js';
import type { AccessFacts } from './access-facts.js';
import type { PublishedCheckpoint } from './checkpoint-publisher.js';
import { inLanes } from './in-lanes.js';
import type { Done, Job } from './job.js';
import { runJob } from './job.js';
import { logStart } from './log-start.js';
import { appendStatement } from './log-statements.js';
import type { OpenLog, PublishedCheckpoints } from './open-log.js';
import { openLog } from './open-log.js';
import type { Appending, BatchParts } from './prepare-batch.js';
import { prepareBatch } from './prepare-batch.js';
import { Transaction } from './transaction.js';

/** A committed batch: the result of each job, and the checkpoint it brought where it had rows. */
export interface Committed {
  readonly results: readonly unknown[];
  readonly note: PublishedCheckpoint | undefined;
}

/** What a connection with a log is made of. */
export interface LogConnectionParts extends BatchParts {
  readonly databaseUrl: string;
  /** Gives the checkpoints that were published. A log that does not go on from them is not written to. */
  readonly publishedCheckpoints?: PublishedCheckpoints;
  /** How long a work may take, which the works and rows of others wait for; 30 seconds unless told. */
  readonly workTimeoutMs?: number;
}

const defaultWorkTimeoutMs = 30_000;
/** What the append fails with where the log has another size than we believe (see `log-statements.ts`). */
const outOfStep = new Set(['22012', '23505']);

/** A connection and the log it holds. It runs one batch at a time, in one transaction. */
export class LogConnection {
  readonly #parts: LogConnectionParts;
  readonly #client: pg.Client;
  #log: OpenLog;
  #broken = false;

  private constructor(parts: LogConnectionParts, client: pg.Client, log: OpenLog) {
    this.#parts = parts;
    this.#client = client;
    this.#log = log;
    const breaks = () => {
      this.#broken = true;
    };
    client.on('error', breaks).on('end', breaks);
  }

  /**
   * A connection with a log taken up or begun, which is its first row.
   *
   * Errors: CW-RECORD-112 (the log is not the one that was signed). Rejects with a StoreFailure where there is no database.
   */
  static async open(parts: LogConnectionParts): Promise<Result<LogConnection, Problem>> {
    const settings = { databaseUrl: parts.databaseUrl, applicationName: 'causeway access log' };
    const client = new pg.Client(applicationConnection(settings));
    client.on('error', () => undefined);
    try {
      await client.connect();
      const log = await openLog({ ...parts, client });
      if (!log.ok) {
        await client.end();
        return log;
      }
      const connection = new LogConnection(parts, client, log.value);
      await connection.commit([{ rows: [await logStart(client, log.value.log)] }]);
      return ok(connection);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw asStoreFailure(error);
    }
  }

  /** Whether this is of no use any more: the connection is gone, and with it the hold on the log, or the log is not what we know. */
  isBroken(): boolean {
    return this.#broken;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** Does the jobs and appends their rows; when it resolves all of it is on disk, when it rejects none of it is. */
  async commit(jobs: readonly Job[]): Promise<Committed> {
    return jobs.every((job) => 'rows' in job)
      ? this.#commitRows(jobs.flatMap(({ rows }) => rows))
      : this.#commitWorks(jobs);
  }

  /** Rows alone are one statement, which is a transaction by itself. */
  async #commitRows(rows: readonly AccessFacts[]): Promise<Committed> {
    const appending = prepareBatch(this.#parts, this.#log, rows);
    await this.#inStep(plainQuery(this.#client, appendStatement(appending.batch)));
    return { results: [], note: this.#advance(appending) };
  }

  async #commitWorks(jobs: readonly Job[]): Promise<Committed> {
    const tx = new Transaction(this.#client);
    try {
      const done = await inLanes(jobs, (job) => this.#inTime(runJob(job, tx)));
      const note = await this.#commitWith(
        tx,
        done.flatMap(({ rows }) => rows),
      );
      return { results: done.map(({ result }) => result), note };
    } catch (error) {
      await tx.rollBack();
      throw error;
    }
  }

  /** A work that does not come to an end would keep everybody's rows from the disk; so it costs its batch and the connection. */
  async #inTime(work: Promise<Done>): Promise<Done> {
    const { workTimeoutMs = defaultWorkTimeoutMs } = this.#parts;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#broken = true;
        reject(new StoreFailure(problem('CW-RECORD-106')));
      }, workTimeoutMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The append and the commit go out together; where the append fails, the commit is not reached. */
  async #commitWith(tx: Transaction, rows: readonly AccessFacts[]): Promise<PublishedCheckpoint | undefined> {
    if (rows.length === 0) {
      await tx.commit([]);
      return undefined;
    }
    const appending = prepareBatch(this.#parts, this.#log, rows);
    await this.#inStep(tx.commit([appendStatement(appending.batch)]));
    return this.#advance(appending);
  }

  /** Notices where the log in the database is not the one we know: somebody else wrote to it, and it must be taken up anew. */
  async #inStep(appended: Promise<unknown>): Promise<void> {
    try {
      await appended;
    } catch (error) {
      if (outOfStep.has(sqlState(error) ?? '')) this.#broken = true;
      throw error;
    }
  }

  #advance({ batch, tree }: Appending): PublishedCheckpoint {
    this.#log = { ...this.#log, tree, lastAt: batch.at };
    return { log: this.#log.log, origin: this.#log.origin, note: batch.note };
  }
}
