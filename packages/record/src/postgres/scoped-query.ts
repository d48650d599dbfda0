import type { Client } from 'pg';
import type { Scope, Statement } from './statement.js';
import type { PartOutcome } from './statement-train.js';
import { StatementTrain } from './statement-train.js';

/**
 * Sets the scope for the transaction that is under way and for no longer (`true`). PostgreSQL ends an implicit transaction at Sync, so
 * a scope that was sent with one statement is gone before the next; it can never leak to whoever has the connection then.
 */
const scopeSetter = {
  name: 'causeway_scope',
  text: `select set_config('causeway.organisation', $1, true), set_config('causeway.person', $2, true),
  set_config('causeway.user', $3, true), set_config('causeway.now', $4, true),
  set_config('causeway.trace', $5, true), set_config('plan_cache_mode', $6, true)`,
};

/** `statement` with what sets its scope before it, to be sent together. */
export function withinScope(scope: Scope, statement: Statement): readonly Statement[] {
  const trace = scope.trace === true ? 'on' : '';
  // What has a name is planned once for all values; what has none was left without because its best plan hangs on them.
  const planning = statement.name === undefined ? 'force_custom_plan' : 'force_generic_plan';
  const values = [scope.organisation, scope.person, scope.user, scope.now, trace, planning];
  return [{ ...scopeSetter, values }, statement];
}

/**
 * Runs `statement` on `client` within `scope`, in one round trip: the setter and the statement go out before one Sync, so they are one
 * implicit transaction (or part of the open one). Gives the rows; rejects with the error of the driver.
 */
export function scopedQuery<Row>(client: Client, scope: Scope, statement: Statement): Promise<Row[]> {
  return queryTrain<Row>(client, withinScope(scope, statement));
}

/** Runs `statement` on `client` as it stands, without a scope: for what is about no person. */
export function plainQuery<Row>(client: Client, statement: Statement): Promise<Row[]> {
  return queryTrain<Row>(client, [statement]);
}

/**
 * Runs `statements` one after the other in one round trip, and gives the rows of the last. The first that fails ends it; without a
 * transaction around them they are one.
 */
export function queryTrain<Row>(client: Client, statements: readonly Statement[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const done = (outcome: PartOutcome) =>
      outcome.kind === 'rows' ? resolve(outcome.rows as Row[]) : reject(outcome.error);
    client.query(new StatementTrain([{ statements, done }]));
  });
}
