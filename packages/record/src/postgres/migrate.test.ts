import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../testing/test-database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { checkRole } from './application-role.js';
import { applicationConnection, loginConnection, withConnection } from './connection.js';
import { migrate } from './migrate.js';
import type { Migration } from './migration.js';
import { readMigrations } from './migration.js';
import { prepareDatabase } from './store.js';

const server = process.env.CAUSEWAY_TEST_DATABASE;

function migration(number: number, sql: string): Migration {
  return { number, name: `000${number}-made.sql`, sql, checksum: `checksum of ${sql}` };
}

const first = migration(1, 'create table first (n int)');
const second = migration(2, 'create table second (n int)');

describe('migrations', () => {
  let empty: TestDatabase;
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    empty = await openTestDatabase({ server, migrations: [] });
  });

  beforeEach(async () => {
    database = await empty.copy();
    client = new pg.Client(database.databaseUrl);
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await database.close();
  });

  afterAll(() => empty.close());

  async function tables(): Promise<string[]> {
    const { rows } = await client.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    return rows.map(({ relname }) => relname);
  }

  it('are applied once each, in order, and remembered', async () => {
    expect(await migrate(client, [first, second])).toEqual({ ok: true, value: 2 });
    expect(await migrate(client, [first, second])).toEqual({ ok: true, value: 0 });
    expect(await tables()).toEqual(['causeway_migration', 'first', 'second']);
  });

  it('bring every earlier version of this schema to the newest', async () => {
    const all = await readMigrations();
    expect(all.length).toBeGreaterThan(1);
    await migrate(client, all);
    const newest = await tables();
    for (let at = 1; at < all.length; at += 1) {
      const earlier = await empty.copy();
      await withConnection({ connectionString: earlier.databaseUrl }, async (other) => {
        expect(await migrate(other, all.slice(0, at))).toEqual({ ok: true, value: at });
        expect(await migrate(other, all)).toEqual({ ok: true, value: all.length - at });
        const { rows } = await other.query(
          `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
        );
        expect(rows.map(({ relname }) => relname)).toEqual(newest);
      });
      await earlier.close();
    }
  });

  it('are applied once though several processes start at one moment', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(() =>
        withConnection({ connectionString: database.databaseUrl }, (each) => migrate(each, [first, second])),
      ),
    );
    expect(outcomes.map((each) => (each.ok ? each.value : each.error)).sort()).toEqual([0, 0, 2]);
  });

  it('leave nothing of one that fails, and all of those before it', async () => {
    const broken = migration(2, 'create table second (n int); select 1 / 0');
    await expect(migrate(client, [first, broken])).rejects.toThrow(/division by zero/);
    expect(await tables()).toEqual(['causeway_migration', 'first']);
    expect(await migrate(client, [first, second])).toEqual({ ok: true, value: 1 });
  });

  it('refuse a database of a newer version', async () => {
    await migrate(client, [first, second]);
    expect(await migrate(client, [first])).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-107', detail: expect.stringMatching(/has migration 2/) },
    });
  });

  it('refuse a database to which another text of a migration was applied', async () => {
    await migrate(client, [first]);
    const changed = { ...first, checksum: 'another' };
    expect(await migrate(client, [changed, second])).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-107', detail: expect.stringMatching(/0001-made.sql was changed/) },
    });
    expect(await tables()).toEqual(['causeway_migration', 'first']);
  });

  it('say so where the login may not make what they need', async () => {
    await client.query(`do $$ begin create role causeway_test_stranger login password 'stranger';
      exception when duplicate_object then null; end $$`);
    const address = new URL(database.databaseUrl);
    [address.username, address.password] = ['causeway_test_stranger', 'stranger'];
    expect(await prepareDatabase(address.href)).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-109' },
    });
  });

  it('let a login that owns the database, and is no superuser, set it up and serve', async () => {
    await client.query(`do $$ begin create role causeway_test_owner login password 'owner' createrole;
      exception when duplicate_object then null; end $$`);
    await client.query('grant causeway_app to causeway_test_owner with admin option');
    const address = new URL(database.databaseUrl);
    await client.query(`alter database ${address.pathname.slice(1)} owner to causeway_test_owner`);
    await client.query('alter schema public owner to causeway_test_owner');
    [address.username, address.password] = ['causeway_test_owner', 'owner'];
    expect(await prepareDatabase(address.href)).toEqual({ ok: true, value: undefined });
  });

  describe('and the role that serves', () => {
    it('is one that row-level security holds for', async () => {
      await migrate(client, [first]);
      const settings = { databaseUrl: database.databaseUrl, applicationName: 'test' };
      expect(await withConnection(applicationConnection(settings), checkRole)).toMatchObject({ ok: true });
    });

    it('is refused where it is the owner of the tables or a superuser', async () => {
      await migrate(client, [first]);
      const settings = { databaseUrl: database.databaseUrl, applicationName: 'test' };
      const refused = { ok: false, error: { code: 'CW-RECORD-108' } };
      expect(await withConnection(loginConnection(settings), checkRole)).toMatchObject(refused);
      await client.query('alter table first owner to causeway_app');
      expect(await withConnection(applicationConnection(settings), checkRole)).toMatchObject(refused);
    });
  });
});
