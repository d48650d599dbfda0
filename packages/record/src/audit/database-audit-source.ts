import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import pg from 'pg';
import { loginConnection } from '../postgres/connection.js';
import { plainQuery } from '../postgres/scoped-query.js';
import { setUpProblem } from '../postgres/store-failure.js';
import type { AuditSource, IndexDifference, SourceCheckpoint, SourceLog, SourceRow } from './audit-source.js';
import type { FullTile } from './tree-state.js';

const rowsAtOnce = 5000;

const mayReadAll = `select rolsuper or pg_has_role(current_user, (select relowner from pg_class where oid = 'access_row'::regclass), 'usage') as may
from pg_roles where rolname = current_user`;

/**
 * The access log of a database, as it stood at one moment: a server may go on writing meanwhile. The login must own the tables (or be
 * a superuser), as everyone else sees only the own organisation's rows and would find gaps.
 *
 * Errors: CW-RECORD-105, -120 (no database there, or not for this login), CW-RECORD-109 (one that does not own the tables).
 */
export async function openDatabaseAudit(databaseUrl: string): Promise<Result<AuditSource, Problem>> {
  const settings = { databaseUrl, applicationName: 'causeway audit', statementTimeoutMs: 0 };
  const client = new pg.Client({
    ...loginConnection(settings),
    idle_in_transaction_session_timeout: 0,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const [answer] = await plainQuery<{ may: boolean }>(client, { text: mayReadAll, values: [] });
    if (answer?.may !== true) {
      await client.end();
      return err(problem('CW-RECORD-109', { detail: notOwner }));
    }
    await client.query('begin transaction isolation level repeatable read read only');
    return ok(auditOn(client));
  } catch (error) {
    await client.end().catch(() => undefined);
    const found = setUpProblem(error);
    if (found === undefined) throw error;
    return err(found);
  }
}

const notOwner = 'The whole access log is read by the login that owns its tables; this one does not.';

/** The access log as the transaction under way on `client` (of a login that sees all of it) sees it. Closing ends the connection. */
export function auditOn(client: pg.Client): AuditSource {
  return new DatabaseAudit(client);
}

class DatabaseAudit implements AuditSource {
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  logs(): Promise<readonly SourceLog[]> {
    return this.#query('select log, origin, size from access_log order by log', []);
  }

  rows(log: number, from: number): AsyncIterable<SourceRow> {
    const text = `select sequence, at, person, organisation, salt, leaf, text from access_row
where log = $1 and sequence >= $2 order by sequence limit ${rowsAtOnce}`;
    return pages(
      (next) => this.#query<SourceRow>(text, [log, next]),
      from,
      (row) => row.sequence + 1,
    );
  }

  checkpoints(log: number, from: number): AsyncIterable<SourceCheckpoint> {
    const text = `select size, at, note from access_checkpoint where log = $1 and size > $2 order by size limit ${rowsAtOnce}`;
    return pages(
      (next) => this.#query<SourceCheckpoint>(text, [log, next]),
      from,
      ({ size }) => size,
    );
  }

  async tile(log: number, level: number, index: number): Promise<FullTile | undefined> {
    const text =
      'select level, index, hashes, root from access_tile where log = $1 and level = $2 and index = $3';
    const [tile] = await this.#query<FullTile>(text, [log, level, index]);
    return tile;
  }

  indexDifferences(): Promise<readonly IndexDifference[]> {
    const text = `select coalesce(r.log, p.log) as log, coalesce(r.sequence, p.sequence) as sequence
from access_row r full join access_of_person p on p.log = r.log and p.sequence = r.sequence
where r.person is distinct from p.person or (r.person is not null and r.at <> p.at) order by 1, 2`;
    return this.#query(text, []);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  #query<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return plainQuery<Row>(this.#client, { text, values });
  }
}

/** The items of page after page, each page asked for from where the last one ended. */
async function* pages<T>(
  read: (from: number) => Promise<readonly T[]>,
  first: number,
  after: (item: T) => number,
): AsyncIterable<T> {
  let from = first;
  for (;;) {
    const page = await read(from);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAtOnce) return;
    from = after(last);
  }
}
