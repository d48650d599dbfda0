import type { Client } from 'pg';
import { plainQuery, queryTrain, withinScope } from '../postgres/scoped-query.js';
import type { Runner, Scope, Statement } from '../postgres/statement.js';
import type { PartOutcome, TrainPart } from '../postgres/statement-train.js';
import { StatementTrain } from '../postgres/statement-train.js';

/**
 * A transaction on `client`. What only prepares the ground (its beginning, savepoints) waits for the next statement and goes out with it,
 * so that it costs no round trip of its own; and so do the statements of works that run side by side.
 */
export class Transaction implements Runner {
  readonly #client: Client;
  readonly #deferred: Statement[] = [command('begin')];
  #waiting: TrainPart[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  query<Row>(scope: Scope, statement: Statement): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      const done = (outcome: PartOutcome) =>
        outcome.kind === 'rows' ? resolve(outcome.rows as readonly Row[]) : reject(outcome.error);
      if (this.#waiting.length === 0) setImmediate(() => this.#depart());
      this.#waiting.push({ statements: withinScope(scope, statement), done });
    });
  }

  #depart(): void {
    const [first, ...others] = this.#waiting;
    this.#waiting = [];
    if (first === undefined) return;
    const ahead = { ...first, statements: [...this.#deferred.splice(0), ...first.statements] };
    this.#client.query(new StatementTrain([ahead, ...others]));
  }

  /** Sends `text` before the next statement. */
  defer(text: string): void {
    this.#deferred.push(command(text));
  }

  /** Runs `last` and commits, in one round trip. */
  async commit(last: readonly Statement[]): Promise<void> {
    await queryTrain(this.#client, [...this.#deferred.splice(0), ...last, command('commit')]);
  }

  /** Takes everything back. A lost connection has done so by itself. */
  async rollBack(): Promise<void> {
    await plainQuery(this.#client, command('rollback')).catch(() => undefined);
  }
}

function command(text: string): Statement {
  return { name: text.replaceAll(' ', '_'), text, values: [] };
}
