import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Client } from 'pg';
import { sqlState } from './store-failure.js';

/** The role that all requests run as. It owns nothing, and row-level security holds for it. */
export const applicationRole = 'causeway_app';

const alreadyThere = new Set(['42710', '23505']);
const notAllowed = '42501';

/**
 * Makes the application's role where it is absent, and lets the login of `client` act as it.
 *
 * Errors: CW-RECORD-109 (the login may not; an administrator can make the role beforehand).
 */
export async function ensureApplicationRole(client: Client): Promise<Result<void, Problem>> {
  try {
    await createRole(client);
    await grantRole(client);
    return ok(undefined);
  } catch (error) {
    if (sqlState(error) === notAllowed) return err(problem('CW-RECORD-109'));
    throw error;
  }
}

async function createRole(client: Client): Promise<void> {
  const { rows } = await client.query(`select from pg_roles where rolname = $1`, [applicationRole]);
  if (rows.length > 0) return;
  await client.query(`create role ${applicationRole} nologin nosuperuser nobypassrls`).catch((error) => {
    // Another process made it in between: roles are of the whole server, our lock only of this database.
    if (!alreadyThere.has(sqlState(error) ?? '')) throw error;
  });
}

async function grantRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(
    `select pg_has_role(current_user, $1, 'member') as member`,
    [applicationRole],
  );
  if (rows[0]?.member !== true) await client.query(`grant ${applicationRole} to current_user`);
}

const roleQuestion = `select r.rolsuper or r.rolbypassrls as bypasses,
  exists (select from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
          and pg_has_role(current_user, c.relowner, 'usage')) as owns
  from pg_roles r where r.rolname = current_user`;

/**
 * Nothing where the role that `client` acts in is one that row-level security holds for.
 *
 * Errors: CW-RECORD-108 (it owns tables, is a superuser, or bypasses row-level security): such a one is refused, as a forgotten
 * filter would then show everything.
 */
export async function checkRole(client: Client): Promise<Result<void, Problem>> {
  const { rows } = await client.query<{ bypasses: boolean; owns: boolean }>(roleQuestion);
  const found = rows[0];
  return found === undefined || found.bypasses || found.owns ? err(problem('CW-RECORD-108')) : ok(undefined);
}
