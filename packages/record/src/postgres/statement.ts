import type { Instant } from '@causeway/domain';

/**
 * One SQL statement and its values. A statement with a name is prepared once on each connection and must always have the same
 * text; leave the name out where the text is made for the occasion.
 */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * For whom a statement runs: what row-level security in the database sees as `causeway.organisation`, `causeway.person`,
 * `causeway.user` and `causeway.now`. The empty string stands for none.
 */
export interface Scope {
  readonly organisation: string;
  readonly person: string;
  readonly user: string;
  readonly now: Instant;
  /** Whether a person is being traced by NHS number and date of birth, which needs no relationship; seen as `causeway.trace`. */
  readonly trace?: boolean;
}

/** What runs statements, each within its scope: the pool, or a transaction of the writer. */
export interface Runner {
  /** The rows, in the statement's order. Rejects with a StoreFailure where the database cannot be reached. */
  query<Row>(scope: Scope, statement: Statement): Promise<readonly Row[]>;
}
