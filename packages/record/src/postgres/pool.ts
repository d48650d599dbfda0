import pg from 'pg';
import type { ConnectionSettings } from './connection.js';
import { applicationConnection } from './connection.js';
import { scopedQuery } from './scoped-query.js';
import type { Runner, Scope, Statement } from './statement.js';
import { asStoreFailure } from './store-failure.js';

/** Connections that requests share; each statement takes one for its round trip only. */
export interface Pool extends Runner {
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
}

/** How many connections serve requests, unless told: more than cores, as half of the time is waiting for the network and the disk. */
const defaultConnections = 10;

/** A pool of at most `connections` connections in the application's role. None is made before the first query. */
export function openPool(settings: ConnectionSettings & { readonly connections?: number }): Pool {
  const pool = new pg.Pool({
    ...applicationConnection(settings),
    max: settings.connections ?? defaultConnections,
  });
  // An idle connection that breaks is dropped by the pool; whoever asks next gets a new one, or the error.
  pool.on('error', () => undefined);
  return {
    query: <Row>(scope: Scope, statement: Statement) => queryOnPool<Row>(pool, scope, statement),
    close: () => pool.end(),
  };
}

async function queryOnPool<Row>(pool: pg.Pool, scope: Scope, statement: Statement): Promise<readonly Row[]> {
  const client = await pool.connect().catch((error) => {
    throw asStoreFailure(error);
  });
  let broken = false;
  const breaks = () => {
    broken = true;
  };
  client.on('error', breaks);
  try {
    return await scopedQuery<Row>(client, scope, statement);
  } catch (error) {
    throw asStoreFailure(error);
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
}
