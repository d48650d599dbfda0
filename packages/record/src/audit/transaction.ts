import type { Client } from 'pg';
import { plainQuery, queryTrain, withinScope } from '../postgres/scoped-query.js';
import type { Runner, Scope, Statement } from '../postgres/statement.js';

/**
 * A transaction on `client`. What only prepares the ground (its beginning, savepoints) waits for the next statement and goes out with it,
 * so that it costs no round trip of its own.
 */
export class Transaction implements Runner {
  readonly #client: Client;
  readonly #deferred: Statement[] = [command('begin')];

  constructor(client: Client) {
    this.#client = client;
  }

  query<Row>(scope: Scope, statement: Statement): Promise<readonly Row[]> {
    return queryTrain<Row>(this.#client, [...this.#deferred.splice(0), ...withinScope(scope, statement)]);
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
