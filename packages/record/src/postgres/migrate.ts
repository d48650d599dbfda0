import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Client } from 'pg';
import { ensureApplicationRole } from './application-role.js';
import type { Migration } from './migration.js';
import { sqlState } from './store-failure.js';

/** The one lock that all who would change the schema take in turn; the number is only ours. */
const lockKey = 0x63_77_01;
const notAllowed = '42501';
const oldestServer = 150_000;

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the database of `client` (a connection of its owner) to the newest of `migrations`, forward only, each in a transaction of its
 * own; makes the application's role first. Gives how many were applied. A database that is up to date is only read.
 *
 * Errors: CW-RECORD-107 (the database is of a newer version, or a migration was changed after it was applied), CW-RECORD-109 (the
 * login may not change the schema), CW-RECORD-110 (the server is older than PostgreSQL 15).
 */
export async function migrate(
  client: Client,
  migrations: readonly Migration[],
): Promise<Result<number, Problem>> {
  const version = await serverVersion(client);
  if (version < oldestServer) return err(tooOld(version));
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    return await bringForward(client, migrations);
  } catch (error) {
    if (sqlState(error) === notAllowed) return err(problem('CW-RECORD-109'));
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

async function bringForward(
  client: Client,
  migrations: readonly Migration[],
): Promise<Result<number, Problem>> {
  const applied = await appliedMigrations(client);
  const strange = applied.map((each) => strangeness(each, migrations)).find((found) => found !== undefined);
  if (strange !== undefined) return err(strange);
  const pending = migrations.filter(({ number }) => !applied.some((each) => each.number === number));
  if (pending.length === 0) return ok(0);
  const role = await ensureApplicationRole(client);
  if (!role.ok) return role;
  for (const migration of pending) await apply(client, migration);
  return ok(pending.length);
}

async function appliedMigrations(client: Client): Promise<readonly Applied[]> {
  const { rows: tables } = await client.query(
    `select from pg_class where oid = to_regclass('causeway_migration')`,
  );
  if (tables.length === 0) return [];
  const { rows } = await client.query<Applied>(
    'select number, name, checksum from causeway_migration order by number',
  );
  return rows;
}

function strangeness(applied: Applied, migrations: readonly Migration[]): Problem | undefined {
  const known = migrations.find(({ number }) => number === applied.number);
  if (known === undefined) {
    return problem('CW-RECORD-107', {
      detail: `The database has migration ${applied.number}, which this version of Causeway does not know: it is of a newer one.`,
      remedy: 'Run the version of Causeway that made it, or a newer one.',
    });
  }
  if (known.checksum === applied.checksum) return undefined;
  return problem('CW-RECORD-107', {
    detail: `The migration ${known.name} was changed after it was applied to this database.`,
    remedy: 'Put the file back as it was; a change of the schema is a new migration.',
  });
}

const makeMigrationTable = `create table if not exists causeway_migration (
  number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`;

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    // An index over a whole table may well take longer than any request is given.
    await client.query('set local statement_timeout = 0');
    await client.query(makeMigrationTable);
    await client.query(migration.sql);
    await client.query('insert into causeway_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function serverVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  return rows[0]?.version ?? 0;
}

function tooOld(version: number): Problem {
  return problem('CW-RECORD-110', {
    detail: `The store needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`,
  });
}
