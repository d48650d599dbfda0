import pg from 'pg';
import type { ConnectionSettings } from './connection.js';
import { applicationConnection } from './connection.js';
import { withinScope } from './scoped-query.js';
import type { Runner, Scope, Statement } from './statement.js';
import type { PartOutcome } from './statement-train.js';
import { StatementTrain } from './statement-train.js';
import { asStoreFailure } from './store-failure.js';

/** Connections that requests share; each statement takes one for its round trip only. */
export interface Pool extends Runner {
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
}

/**
 * How many connections serve requests, unless told. Few: what comes in while all are busy goes out together, and one round trip for many
 * costs little more than one for one.
 */
const defaultConnections = 4;
/** How many requests share a round trip at most; each waits for those before it. */
const mostInTrain = 8;

/** A pool of at most `connections` connections in the application's role. None is made before the first query. */
export function openPool(settings: ConnectionSettings & { readonly connections?: number }): Pool {
  const pool = new TrainPool(settings, settings.connections ?? defaultConnections);
  return { query: (scope, statement) => pool.query(scope, statement), close: () => pool.close() };
}

interface Waiting {
  readonly scope: Scope;
  readonly statement: Statement;
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

class TrainPool {
  readonly #pool: pg.Pool;
  readonly #connections: number;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(settings: ConnectionSettings, connections: number) {
    this.#connections = connections;
    this.#pool = new pg.Pool({ ...applicationConnection(settings), max: connections });
    // An idle connection that breaks is dropped by the pool; whoever asks next gets a new one, or the error.
    this.#pool.on('error', () => undefined);
  }

  query<Row>(scope: Scope, statement: Statement): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.#enqueue({ scope, statement, resolve: resolve as Waiting['resolve'], reject });
    });
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  /** Requests that came in with the same turn of the loop leave together. */
  #enqueue(waiting: Waiting): void {
    if (this.#waiting.length === 0) setImmediate(() => this.#depart());
    this.#waiting.push(waiting);
  }

  #depart(): void {
    while (this.#waiting.length > 0 && this.#running < this.#connections) {
      const share = Math.ceil(this.#waiting.length / (this.#connections - this.#running));
      const train = this.#waiting.splice(0, this.#lengthOf(Math.min(share, mostInTrain)));
      this.#running += 1;
      void this.#run(train).finally(() => {
        this.#running -= 1;
        this.#depart();
      });
    }
  }

  /** A statement without a name is one whose cost hangs on its values, so nobody waits behind it. */
  #lengthOf(share: number): number {
    const slow = this.#waiting.findIndex(({ statement }) => statement.name === undefined);
    return slow < 0 ? this.#wholeRequests(share) : Math.max(1, Math.min(share, slow));
  }

  /** What one request asks at once is not spread over connections: each would have to be told its scope, and woken. */
  #wholeRequests(share: number): number {
    const next = this.#waiting.findIndex(
      (waiting, at) => at >= share && !isSameScope(waiting, this.#waiting[at - 1]),
    );
    return next < 0 ? this.#waiting.length : next;
  }

  async #run(train: readonly Waiting[]): Promise<void> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      for (const { reject } of train) reject(asStoreFailure(error));
      return;
    }
    let broken = false;
    const breaks = () => {
      broken = true;
    };
    client.on('error', breaks);
    const outcomes = await Promise.all(sent(client, train));
    client.off('error', breaks);
    client.release(broken);
    for (const [at, outcome] of outcomes.entries()) this.#settle(train[at], outcome);
  }

  #settle(waiting: Waiting | undefined, outcome: PartOutcome): void {
    if (outcome.kind === 'rows') waiting?.resolve(outcome.rows);
    else if (outcome.kind === 'failed' || waiting === undefined)
      waiting?.reject(asStoreFailure(outcome.error));
    else this.#enqueue(waiting);
  }
}

/** Sends the requests as one train; what comes of each. */
function sent(client: pg.PoolClient, train: readonly Waiting[]): readonly Promise<PartOutcome>[] {
  const parts = train.map((waiting, at) => {
    const { promise, resolve } = outcomeOfPart();
    const { scope, statement } = waiting;
    // What was set for the request before lasts until the Sync that ends the train.
    const statements = isSameScope(waiting, train[at - 1]) ? [statement] : withinScope(scope, statement);
    return { promise, part: { statements, done: resolve } };
  });
  client.query(new StatementTrain(parts.map(({ part }) => part)));
  return parts.map(({ promise }) => promise);
}

/** Whether two statements are of one request: their scope is then not only equal but one and the same. */
function isSameScope(waiting: Waiting, before: Waiting | undefined): boolean {
  return (
    before !== undefined &&
    before.scope === waiting.scope &&
    (before.statement.name === undefined) === (waiting.statement.name === undefined)
  );
}

function outcomeOfPart(): {
  readonly promise: Promise<PartOutcome>;
  readonly resolve: (outcome: PartOutcome) => void;
} {
  let resolve: (outcome: PartOutcome) => void = () => undefined;
  const promise = new Promise<PartOutcome>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
