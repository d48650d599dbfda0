import pg from 'pg';
import { sqlState } from '../store-failure.js';

/** That a process uses the server, known to the server itself: a lock held by a connection, so it ends when the process does. */
export interface Presence {
  /** Leaves. True where nobody else was there: the server will take nobody in any more and is ours to stop. */
  leave(): Promise<boolean>;
}

/** The lock that every process on a server holds in common, and the one that stops it holds alone. */
const presenceKey = 0x63_77_02;
const duplicateDatabase = '42P04';

/**
 * Joins the server at `url` (of its database `postgres`) and makes the database `name` where it is absent. Undefined where the server
 * takes nobody in, as it is being stopped or does not answer.
 */
export async function joinServer(url: string, name: string): Promise<Presence | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'causeway presence' });
  // A server that stops or crashes ends this connection; that is for those who use it to notice.
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (!(await hasLock(client, 'pg_try_advisory_lock_shared'))) {
      await client.end();
      return undefined;
    }
    await ensureDatabase(client, name);
  } catch (error) {
    if (!isDeaf(error)) throw error;
    return undefined;
  }
  return { leave: () => leave(client) };
}

async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query('select from pg_database where datname = $1', [name]);
  if (rows.length > 0) return;
  await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error) => {
    if (sqlState(error) !== duplicateDatabase && sqlState(error) !== '23505') throw error;
  });
}

async function leave(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [presenceKey]);
    const last = await hasLock(client, 'pg_try_advisory_lock');
    // The last one keeps the lock, so that nobody comes in between; stopping the server ends the connection.
    if (!last) await client.end();
    return last;
  } catch {
    // The server is gone already.
    return false;
  }
}

async function hasLock(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`select ${lock}($1) as taken`, [presenceKey]);
  return rows[0]?.taken === true;
}

function isDeaf(error: unknown): boolean {
  const code = sqlState(error) ?? '';
  return (
    code.startsWith('57P') ||
    code.startsWith('E') ||
    /^(Connection|timeout)/.test(String((error as Error).message))
  );
}
