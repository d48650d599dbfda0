import type { Client, ClientConfig } from 'pg';
import pg from 'pg';
import { applicationRole } from './application-role.js';

/** How a connection is made: to which database, and as what it appears there. */
export interface ConnectionSettings {
  readonly databaseUrl: string;
  /** Shown by the server beside the connection. */
  readonly applicationName: string;
  /** After how long the server ends a statement; 30 seconds unless told. */
  readonly statementTimeoutMs?: number;
}

const connectTimeoutMs = 10_000;
const defaultStatementTimeoutMs = 30_000;
const idleInTransactionMs = 60_000;

/**
 * The driver's configuration of a connection that acts in the application's role. The role is part of the start of the session, so
 * no statement ever runs as the login, and `reset role` comes back to it. UTC, so that times are read in one spelling; no JIT, which
 * costs our short statements more than it saves; one plan a prepared statement, as planning the joins of the gate takes twenty times as
 * long as running them, and all of them go by key whatever the values.
 */
export function applicationConnection(settings: ConnectionSettings): ClientConfig {
  return {
    ...connection(settings),
    options: `-c role=${applicationRole} -c TimeZone=UTC -c jit=off -c plan_cache_mode=force_generic_plan`,
  };
}

/** The driver's configuration of a connection that acts as the login itself: for migrations, and for reading the whole log. */
export function loginConnection(settings: ConnectionSettings): ClientConfig {
  return { ...connection(settings), options: '-c TimeZone=UTC -c jit=off' };
}

function connection(settings: ConnectionSettings): ClientConfig {
  return {
    connectionString: settings.databaseUrl,
    application_name: settings.applicationName,
    statement_timeout: settings.statementTimeoutMs ?? defaultStatementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  };
}

/**
 * What `work` answers, done on a connection of its own that is closed afterwards. Rejects with the driver's error where none can be
 * made.
 */
export async function withConnection<T>(
  config: ClientConfig,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  // A connection that breaks while idle says so here; the statement that needs it next is what fails.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
