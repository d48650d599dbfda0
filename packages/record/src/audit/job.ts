import type { Runner } from '../postgres/statement.js';
import type { AccessFacts } from './access-facts.js';
import type { Transaction } from './transaction.js';

/** What one request has to be done with a batch: rows only, or a work that gives them. */
export type Job =
  | { readonly rows: readonly AccessFacts[] }
  | { readonly atomic: boolean; readonly touches?: string | undefined; run(tx: Runner): Promise<Done> };

/** What came of a job, and the rows of the access log that say so. */
export interface Done {
  readonly result: unknown;
  readonly rows: readonly AccessFacts[];
}

/** Does `job` within `tx`. What an atomic one wrote goes again when its result is an error; its rows stay. */
export async function runJob(job: Job, tx: Transaction): Promise<Done> {
  if ('rows' in job) return { result: undefined, rows: job.rows };
  const lease = new Lease(tx);
  try {
    if (!job.atomic) return await job.run(lease);
    tx.defer('savepoint work');
    const done = await job.run(lease);
    tx.defer(isRefusal(done.result) ? 'rollback to savepoint work' : 'release savepoint work');
    return done;
  } finally {
    lease.end();
  }
}

/** The transaction as a work has it: of no use after the work ended, when the connection serves others. */
class Lease implements Runner {
  readonly #tx: Transaction;
  readonly #ending = new AbortController();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async query<Row>(...[scope, statement]: Parameters<Runner['query']>): Promise<readonly Row[]> {
    if (this.#ending.signal.aborted) throw new Error('A transaction was used after its work had ended.');
    return this.#tx.query<Row>(scope, statement);
  }

  end(): void {
    this.#ending.abort();
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
