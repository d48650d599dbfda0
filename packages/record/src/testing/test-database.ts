import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive } from '../postgres/embedded/postmaster-file.js';
import { startEmbeddedPostgres } from '../postgres/embedded/start-embedded-postgres.js';
import type { Migration } from '../postgres/migration.js';
import { readMigrations } from '../postgres/migration.js';
import { prepareDatabase } from '../postgres/store.js';

/** A database of its own for a test file, with the newest schema and nothing in it. */
export interface TestDatabase {
  /** Of a superuser, who may look into everything and put it out of order. */
  readonly databaseUrl: string;
  /** Another of the same content, for one test to put out of order. Nobody may be connected to this one meanwhile. */
  copy(): Promise<TestDatabase>;
  /** Drops it, and leaves the server. */
  close(): Promise<void>;
}

/** How a test database is made. */
export interface TestDatabaseOptions {
  /** `postgres://…` of a superuser of another server, as CAUSEWAY_TEST_DATABASE names one; the embedded one where it is undefined. */
  readonly server: string | undefined;
  /** The steps of its schema; all there are unless told, and none for a database without any table. */
  readonly migrations?: readonly Migration[];
}

interface Server {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** One who makes the template lets the others wait. */
const templateLock = 0x63_77_03;
const ownName = /^causeway_test_(\d+)_/;

/**
 * A new database on a server that all test processes of this machine share: whoever comes first starts it, whoever goes last stops it.
 * It lies in the folder for temporary files and never waits for the disk. The schema is made once for each state of the migrations and
 * then copied.
 */
export async function openTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const server = options.server === undefined ? await startTestServer() : given(options.server);
  try {
    return await makeDatabase(server, options.migrations ?? (await readMigrations()));
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function makeDatabase(server: Server, migrations: readonly Migration[]): Promise<TestDatabase> {
  return databaseFrom(server, await ensureTemplate(server.databaseUrl, migrations));
}

async function databaseFrom(server: Server, template: string): Promise<TestDatabase> {
  const name = `causeway_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(server.databaseUrl, (client) =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  );
  return {
    databaseUrl: withDatabase(server.databaseUrl, name),
    copy: () => databaseFrom({ ...server, stop: async () => undefined }, name),
    close: async () => {
      await onServer(server.databaseUrl, (client) => client.query(`drop database ${name} with (force)`));
      await server.stop();
    },
  };
}

async function startTestServer(): Promise<Server> {
  const folder = join(tmpdir(), `causeway-test-postgresql-${process.getuid?.() ?? 0}`);
  const server = await startEmbeddedPostgres({ folder, randomBytes, durable: false });
  if (!server.ok) throw new Error(server.error.detail);
  return server.value;
}

function given(databaseUrl: string): Server {
  return { databaseUrl, stop: async () => undefined };
}

async function ensureTemplate(serverUrl: string, migrations: readonly Migration[]): Promise<string> {
  if (migrations.length === 0) return 'template0';
  const checksums = migrations.map(({ checksum }) => checksum).join();
  const name = `causeway_template_${createHash('sha256').update(checksums).digest('hex').slice(0, 16)}`;
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length === 0) await makeTemplate(client, name, { serverUrl, migrations });
  });
  return name;
}

async function makeTemplate(
  client: pg.Client,
  name: string,
  { serverUrl, migrations }: { readonly serverUrl: string; readonly migrations: readonly Migration[] },
): Promise<void> {
  await removeLeftovers(client);
  const partial = `${name}_partial`;
  await client.query(`drop database if exists ${partial} with (force)`);
  await client.query(`create database ${partial} template template0`);
  const prepared = await prepareDatabase(withDatabase(serverUrl, partial), migrations);
  if (!prepared.ok) throw new Error(prepared.error.detail);
  await client.query(`alter database ${partial} rename to ${name}`);
}

/** Drops what test processes left that were killed. */
async function removeLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  for (const { datname } of rows) {
    const pid = Number(ownName.exec(datname)?.[1] ?? process.pid);
    if (!isAlive(pid)) await client.query(`drop database if exists ${datname} with (force)`);
  }
}

async function onServer(serverUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(withDatabase(serverUrl, 'postgres'));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
