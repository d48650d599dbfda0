import type { Problem, Result } from '@causeway/domain';
import { ok, problem } from '@causeway/domain';
import type { Runner } from '../postgres/statement.js';
import { asStoreFailure, StoreFailure, sqlState } from '../postgres/store-failure.js';
import type { AccessFacts } from './access-facts.js';
import type { PublishCheckpoint } from './checkpoint-publisher.js';
import { CheckpointPublisher } from './checkpoint-publisher.js';
import type { Job } from './job.js';
import type { LogConnectionParts } from './log-connection.js';
import { LogConnection } from './log-connection.js';

/** The transaction a work runs in, together with the works of other requests. It ends when the work does. */
export type Tx = Runner;

/** Something to be done in the database, and the rows of the access log that say so. Both are kept, or neither. */
export interface Work<T> {
  run(tx: Tx): Promise<{ readonly result: T; readonly rows: readonly AccessFacts[] }>;
  /** True where nothing the work did may stay when its result is an error (`ok: false`); its rows are kept all the same. */
  readonly atomic?: boolean;
  /**
   * The one thing it changes, for a work that changes one thing alone and never fails after it did: works that touch different things
   * run side by side in their batch, those that touch the same one after the other. A work that does not say runs alone.
   */
  readonly touches?: string;
}

/** The one way into the access log of a process. */
export interface LogWriter {
  /**
   * The result of the work, once it and its rows are on disk. Works of concurrent requests share one transaction and one commit; one
   * that throws takes nothing with it but itself. Rejects with a {@link StoreFailure} (CW-RECORD-105, -106, -111) where the database
   * cannot keep it; after a lost connection it may have been kept.
   */
  submit<T>(work: Work<T>): Promise<T>;
  /** Keeps the rows of a read; wait for it before answering. Rejects as `submit` does: no audit, no answer. */
  log(rows: readonly AccessFacts[]): Promise<void>;
  /** Finishes what was submitted, publishes the last checkpoint, and gives the log free. */
  close(): Promise<void>;
}

/** What a writer is made of. */
export interface LogWriterParts extends LogConnectionParts {
  /** Takes the newest checkpoint out of reach of whoever rules the database. */
  readonly publishCheckpoint?: PublishCheckpoint;
}

/** How many works may wait. More means that the database is far behind, and that it is better to say so than to grow. */
const longestQueue = 8192;
/** Few enough that while the database does one batch, the requests of the next are read and those of the last are answered. */
const mostWorksInBatch = 24;
const mostTries = 4;
/** Deadlock and serialisation failure: the same again may well succeed. */
const passing = new Set(['40P01', '40001']);

/**
 * A writer on a connection of its own, with a log that it alone writes to.
 *
 * Errors: CW-RECORD-112 (the log was changed since it was signed). Rejects with what the database refused otherwise.
 */
export async function openLogWriter(parts: LogWriterParts): Promise<Result<LogWriter, Problem>> {
  const connection = await LogConnection.open(parts);
  return connection.ok ? ok(new GroupCommit(parts, connection.value)) : connection;
}

interface Waiting {
  readonly job: Job;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** While one batch is being committed the next gathers: the longer the disk takes, the more share its next turn. */
class GroupCommit implements LogWriter {
  readonly #parts: LogWriterParts;
  readonly #publisher: CheckpointPublisher;
  readonly #queue: Waiting[] = [];
  #connection: LogConnection | undefined;
  #running: Promise<void> | undefined;
  readonly #closing = new AbortController();

  constructor(parts: LogWriterParts, connection: LogConnection) {
    this.#parts = parts;
    this.#connection = connection;
    this.#publisher = new CheckpointPublisher(parts.publishCheckpoint);
  }

  async submit<T>(work: Work<T>): Promise<T> {
    const { atomic = false, touches } = work;
    return (await this.#enqueue({ run: (tx) => work.run(tx), atomic, touches })) as T;
  }

  async log(rows: readonly AccessFacts[]): Promise<void> {
    if (rows.length > 0) await this.#enqueue({ rows });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
    await this.#connection?.close();
    this.#connection = undefined;
    await this.#publisher.close();
  }

  #enqueue(job: Job): Promise<unknown> {
    if (this.#closing.signal.aborted || this.#queue.length >= longestQueue)
      return Promise.reject(notWritable());
    const outcome = new Promise<unknown>((done, failed) => this.#queue.push({ job, done, failed }));
    this.#running ??= this.#work();
    return outcome;
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      // Requests that came in with the same turn of the loop join the same batch.
      await nextTurn();
      await this.#settle(this.#queue.splice(0, mostWorksInBatch));
    }
    this.#running = undefined;
  }

  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#commit(batch.map(({ job }) => job));
      for (const [at, { done }] of batch.entries()) done(results[at]);
    } catch (error) {
      await this.#settleFailures(batch, error);
    }
  }

  async #settleFailures(batch: readonly Waiting[], error: unknown): Promise<void> {
    const failure = asStoreFailure(error);
    const [only] = batch;
    if (failure instanceof StoreFailure) {
      // Without a connection those who wait would each wait for the next one in vain.
      const hopeless = this.#connection === undefined ? this.#queue.splice(0) : [];
      for (const { failed } of [...batch, ...hopeless]) failed(failure);
    } else if (batch.length === 1 && only !== undefined) {
      await this.#settleFailure(only, error, mostTries);
    } else {
      for (const each of batch) await this.#settleAlone(each, mostTries);
    }
  }

  async #settleAlone(waiting: Waiting, tries: number): Promise<void> {
    try {
      waiting.done((await this.#commit([waiting.job]))[0]);
    } catch (error) {
      await this.#settleFailure(waiting, error, tries);
    }
  }

  async #settleFailure(waiting: Waiting, error: unknown, tries: number): Promise<void> {
    if (tries > 1 && passing.has(sqlState(error) ?? '')) await this.#settleAlone(waiting, tries - 1);
    else waiting.failed(asStoreFailure(error));
  }

  /** The results of the jobs, all on disk; rejects where none of them is. */
  async #commit(jobs: readonly Job[]): Promise<readonly unknown[]> {
    const connection = await this.#connected();
    try {
      const committed = await connection.commit(jobs);
      if (committed.note !== undefined) this.#publisher.offer(committed.note);
      return committed.results;
    } catch (error) {
      if (connection.isBroken()) {
        this.#connection = undefined;
        await connection.close();
      }
      throw error;
    }
  }

  async #connected(): Promise<LogConnection> {
    // One that broke while nothing was to be done is no reason to refuse what is to be done now.
    if (this.#connection?.isBroken() === false) return this.#connection;
    this.#connection = undefined;
    const opened = await LogConnection.open(this.#parts);
    if (!opened.ok) throw new StoreFailure(opened.error);
    this.#connection = opened.value;
    return opened.value;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function notWritable(): StoreFailure {
  return new StoreFailure(problem('CW-RECORD-111'));
}
