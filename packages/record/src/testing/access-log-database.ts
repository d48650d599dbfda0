import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { LogWriter, LogWriterParts } from '../audit/log-writer.js';
import { openLogWriter } from '../audit/log-writer.js';
import { readMigrations } from '../postgres/migration.js';
import { testClock } from './test-clock.js';
import type { TestDatabase, TestDatabaseOptions } from './test-database.js';
import { openTestDatabase } from './test-database.js';
import { testSigner } from './test-signer.js';

/** A test database with the access log alone, and a superuser's hand in it. For tests only. */
export interface AccessLogDatabase extends TestDatabase {
  readonly admin: pg.Client;
  /** A writer to it, with the test's clock and key unless told. */
  openWriter(parts?: Partial<LogWriterParts>): Promise<LogWriter>;
}

const accessLogMigration = 3;

/** A database that has only the tables of the access log, which need no others. */
export async function openAccessLogDatabase(
  options: Pick<TestDatabaseOptions, 'server'>,
): Promise<AccessLogDatabase> {
  const migrations = (await readMigrations()).filter(({ number }) => number === accessLogMigration);
  const database = await openTestDatabase({ ...options, migrations });
  const admin = new pg.Client(database.databaseUrl);
  admin.on('error', () => undefined);
  await admin.connect();
  return {
    databaseUrl: database.databaseUrl,
    admin,
    openWriter: (parts = {}) => openWriter(database.databaseUrl, parts),
    close: async () => {
      await admin.end();
      await database.close();
    },
  };
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
