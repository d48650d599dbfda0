import type { Clock, Instant, Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import pg from 'pg';
import { applicationConnection } from '../postgres/connection.js';
import { plainQuery, scopedQuery } from '../postgres/scoped-query.js';
import type { Runner, Scope, Statement } from '../postgres/statement.js';
import { asStoreFailure } from '../postgres/store-failure.js';
import { type AccessFacts, accessText } from './access-facts.js';
import { signCheckpoint } from './checkpoint.js';
import type { PublishedCheckpoint } from './checkpoint-publisher.js';
import { logStart } from './log-start.js';
import type { Batch, NewRow } from './log-statements.js';
import { appendStatement } from './log-statements.js';
import { leafHash, sha256 } from './merkle-hash.js';
import type { OpenLog } from './open-log.js';
import { openLog } from './open-log.js';
import type { NoteSigner } from './signed-note.js';
import type { TreeState } from './tree-state.js';
import { frontierOf, grow, rootOf } from './tree-state.js';

/** What one request has to be done with a batch: rows only, or a work that gives them. */
export type Job =
  | { readonly rows: readonly AccessFacts[] }
  | {
      readonly atomic: boolean;
      run(tx: Runner): Promise<{ readonly result: unknown; readonly rows: readonly AccessFacts[] }>;
    };

/** A committed batch: the result of each job, and the checkpoint it brought where it had rows. */
export interface Committed {
  readonly results: readonly unknown[];
  readonly note: PublishedCheckpoint | undefined;
}

/** What a connection with a log is made of. */
export interface LogConnectionParts {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly signer: NoteSigner;
}

const saltBytes = 16;

interface Appending {
  readonly batch: Batch;
  readonly tree: TreeState;
}

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
    client.on('end', () => {
      this.#broken = true;
    });
  }

  /**
   * A connection with a log taken up or begun, which is its first row.
   *
   * Errors: CW-RECORD-112 (the log is not the one that was signed). Rejects with a StoreFailure where there is no database.
   */
  static async open(parts: LogConnectionParts): Promise<Result<LogConnection, Problem>> {
    const settings = { databaseUrl: parts.databaseUrl, applicationName: 'causeway access log' };
    // Pipelining: what does not wait for an answer goes out at once, so that a batch of reads is one round trip.
    const client = new pg.Client({ ...applicationConnection(settings), pipeline: true });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const log = await openLog({ client, clock: parts.clock, signer: parts.signer });
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

  /** Whether the connection is gone, and with it the hold on the log. */
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
    const appending = this.#prepare(rows);
    await plainQuery(this.#client, appendStatement(appending.batch));
    return { results: [], note: this.#advance(appending) };
  }

  async #commitWorks(jobs: readonly Job[]): Promise<Committed> {
    const begun = this.#command('begin');
    try {
      const done: { readonly result: unknown; readonly rows: readonly AccessFacts[] }[] = [];
      for (const job of jobs) done.push(await this.#run(job));
      const note = await this.#commitWith(
        begun,
        done.flatMap(({ rows }) => rows),
      );
      return { results: done.map(({ result }) => result), note };
    } catch (error) {
      await this.#command('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** The append and the commit go out together: where the append fails, the server makes the commit a rollback. */
  async #commitWith(
    begun: Promise<unknown>,
    rows: readonly AccessFacts[],
  ): Promise<PublishedCheckpoint | undefined> {
    if (rows.length === 0) {
      await Promise.all([begun, this.#command('commit')]);
      return undefined;
    }
    const appending = this.#prepare(rows);
    const appended = plainQuery(this.#client, appendStatement(appending.batch));
    await Promise.all([begun, appended, this.#command('commit')]);
    return this.#advance(appending);
  }

  async #run(job: Job): Promise<{ readonly result: unknown; readonly rows: readonly AccessFacts[] }> {
    if ('rows' in job) return { result: undefined, rows: job.rows };
    const tx = new Transaction(this.#client);
    try {
      if (!job.atomic) return await job.run(tx);
      void this.#command('savepoint work');
      const done = await job.run(tx);
      void this.#command(isRefusal(done.result) ? 'rollback to savepoint work' : 'release savepoint work');
      return done;
    } finally {
      tx.end();
    }
  }

  #command(text: string): Promise<unknown> {
    const answer = plainQuery(this.#client, { name: text.replaceAll(' ', '_'), text, values: [] });
    // Whoever needs the answer awaits it; where nobody does, the next statement fails for the same reason.
    answer.catch(() => undefined);
    return answer;
  }

  #prepare(rows: readonly AccessFacts[]): Appending {
    const { log, origin, tree, lastAt } = this.#log;
    const { clock, randomBytes, signer } = this.#parts;
    const at = later(clock(), lastAt);
    const salts = randomBytes(saltBytes * rows.length);
    const added = rows.map((facts, n) =>
      newRow(facts, { log, sequence: tree.size + n, at }, salts.subarray(n * saltBytes, (n + 1) * saltBytes)),
    );
    const grown = grow(
      tree,
      added.map(({ leaf }) => leafHash(leaf)),
    );
    const checkpoint = { origin, size: grown.tree.size, root: rootOf(grown.tree), at };
    const batch = {
      log,
      sizeBefore: tree.size,
      at,
      rows: added,
      salts,
      tiles: grown.tiles,
      frontier: frontierOf(grown.tree),
      note: signCheckpoint(checkpoint, signer),
    };
    return { batch, tree: grown.tree };
  }

  #advance({ batch, tree }: Appending): PublishedCheckpoint {
    this.#log = { ...this.#log, tree, lastAt: batch.at };
    return { log: this.#log.log, origin: this.#log.origin, note: batch.note };
  }
}

/** The transaction as a work has it: it is of no use after the work ended, when the connection serves others. */
class Transaction implements Runner {
  readonly #client: pg.Client;
  #ended = false;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async query<Row>(scope: Scope, statement: Statement): Promise<readonly Row[]> {
    if (this.#ended) throw new Error('A transaction was used after its work had ended.');
    return scopedQuery<Row>(this.#client, scope, statement);
  }

  end(): void {
    this.#ended = true;
  }
}

function newRow(
  facts: AccessFacts,
  place: { readonly log: number; readonly sequence: number; readonly at: Instant },
  salt: Uint8Array,
): NewRow {
  const text = accessText(facts, place);
  return { facts, text, leaf: sha256(Buffer.concat([salt, Buffer.from(text)])) };
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

/** Times in a log never go back, whatever the clock does. */
function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
