import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { LogWriter, LogWriterParts } from '../audit/log-writer.js';
import { openLogWriter } from '../audit/log-writer.js';
import { testClock } from './test-clock.js';
import type { TestDatabase, TestDatabaseOptions } from './test-database.js';
import { openTestDatabase } from './test-database.js';
import { testSigner } from './test-signer.js';

/** A test database with the access log alone, and a superuser's hand in it. For tests only. */
export interface AccessLogDatabase extends TestDatabase {
  readonly admin: pg.Client;
  copy(): Promise<AccessLogDatabase>;
  /** A writer to it, with the test's clock and key unless told. */
  openWriter(parts?: Partial<LogWriterParts>): Promise<LogWriter>;
}

/** A database in which nothing but the access log is ever written. */
export async function openAccessLogDatabase(
  options: Pick<TestDatabaseOptions, 'server'>,
): Promise<AccessLogDatabase> {
  return withAdmin(await openTestDatabase(options));
}

async function withAdmin(database: TestDatabase): Promise<AccessLogDatabase> {
  const admin = await connect(database.databaseUrl);
  return {
    databaseUrl: database.databaseUrl,
    admin,
    openWriter: (parts = {}) => openWriter(database.databaseUrl, parts),
    copy: async () => {
      await admin.end();
      return withAdmin(await database.copy());
    },
    close: async () => {
      await admin.end();
      await database.close();
    },
  };
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client(databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function openWriter(databaseUrl: string, parts: Partial<LogWriterParts>): Promise<LogWriter> {
  const opened = await openLogWriter({
    databaseUrl,
    clock: testClock(),
    randomBytes,
    signer: testSigner(),
    ...parts,
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}
