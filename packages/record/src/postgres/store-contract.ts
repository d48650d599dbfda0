import { randomBytes } from 'node:crypto';
import type { Instant } from '@causeway/domain';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAccess, sampleScope } from '../testing/sample-access.js';
import { testClock } from '../testing/test-clock.js';
import type { TestDatabase } from '../testing/test-database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { testSigner } from '../testing/test-signer.js';
import { applicationConnection } from './connection.js';
import { plainQuery, queryTrain, scopedQuery } from './scoped-query.js';
import type { Store } from './store.js';
import { openStore } from './store.js';

const readScope = `select current_setting('causeway.organisation', true) as organisation,
  current_setting('causeway.person', true) as person, current_setting('causeway.user', true) as user,
  current_setting('causeway.now', true) as now, current_user as role`;

/** What every PostgreSQL that Causeway runs on must do: run by the tests on the embedded server, and on another that they are given. */
export function storeContract(name: string, server: string | undefined): void {
  describe(`store on ${name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let client: pg.Client;

    beforeAll(async () => {
      database = await openTestDatabase({ server });
      const opened = await openStore({
        databaseUrl: database.databaseUrl,
        clock: testClock(),
        randomBytes,
        signer: testSigner(),
      });
      if (!opened.ok) throw new Error(opened.error.detail);
      store = opened.value;
      client = new pg.Client(
        applicationConnection({ databaseUrl: database.databaseUrl, applicationName: 'test' }),
      );
      await client.connect();
    });

    afterAll(async () => {
      await client.end();
      await store.close();
      await database.close();
    });

    it('shows a statement the scope it runs in, and runs it as the application', async () => {
      const rows = await scopedQuery(client, sampleScope, { name: 'scope', text: readScope, values: [] });
      expect(rows).toEqual([
        {
          organisation: 'A81001',
          person: '',
          user: 'user-1',
          now: '2026-11-22T22:00:00.000Z',
          role: 'causeway_app',
        },
      ]);
    });

    it('leaves nothing of a scope to the next statement on the connection', async () => {
      await scopedQuery(client, sampleScope, { name: 'scope', text: readScope, values: [] });
      const rows = await plainQuery(client, { name: 'scope', text: readScope, values: [] });
      expect(rows).toEqual([{ organisation: '', person: '', user: '', now: '', role: 'causeway_app' }]);
    });

    it('leaves nothing of a scope after a statement that failed, and the connection of use', async () => {
      const failing = { name: 'failing', text: 'select 1 / $1::int as n', values: [0] };
      await expect(scopedQuery(client, sampleScope, failing)).rejects.toThrow(/division by zero/);
      const rows = await plainQuery(client, { name: 'scope', text: readScope, values: [] });
      expect(rows).toEqual([{ organisation: '', person: '', user: '', now: '', role: 'causeway_app' }]);
      expect(await scopedQuery(client, sampleScope, { ...failing, values: [1] })).toEqual([{ n: 1 }]);
    });

    it('runs a statement again that could not be prepared the first time', async () => {
      const statement = { name: 'late', text: 'select n from made_later', values: [] };
      await expect(scopedQuery(client, sampleScope, statement)).rejects.toThrow(/does not exist/);
      await client.query('create temporary table made_later (n int)');
      expect(await scopedQuery(client, sampleScope, statement)).toEqual([]);
    });

    it('reads the columns of a statement it ran before, also when it answered another time, or did not answer', async () => {
      const statement = {
        name: 'columns',
        text: 'select $1::int as n, now() is null as "is null"',
        values: [1],
      };
      expect(await scopedQuery(client, sampleScope, statement)).toEqual([{ n: 1, 'is null': false }]);
      expect(await plainQuery(client, { ...statement, values: [2] })).toEqual([{ n: 2, 'is null': false }]);
      expect(await queryTrain(client, [{ ...statement, values: [3] }, statement])).toEqual([
        { n: 1, 'is null': false },
      ]);
      const first = { name: 'not last', text: 'select $1::text as text', values: ['a'] };
      await queryTrain(client, [first, statement]);
      expect(await plainQuery(client, first)).toEqual([{ text: 'a' }]);
    });

    it('refuses a value that cannot be sent, and the connection stays of use', async () => {
      const circular: Record<string, unknown> = {};
      circular.itself = circular;
      const statement = { name: 'value', text: 'select $1::jsonb as value', values: [circular] };
      await expect(scopedQuery(client, sampleScope, statement)).rejects.toThrow();
      expect(await scopedQuery(client, sampleScope, { ...statement, values: [{ a: 1 }] })).toEqual([
        { value: { a: 1 } },
      ]);
    });

    it('refuses one name for two statements', async () => {
      await scopedQuery(client, sampleScope, { name: 'once', text: 'select 1', values: [] });
      await expect(
        scopedQuery(client, sampleScope, { name: 'once', text: 'select 2', values: [] }),
      ).rejects.toThrow(/two different statements/);
    });

    it('reads times as instants, days as they are written, and whole numbers as numbers', async () => {
      const text = `select '2026-11-22 22:00:00.1+01'::timestamptz as at, 'infinity'::timestamptz as forever,
        '{2026-11-22T22:00:00.123456Z,NULL}'::timestamptz[] as times, '1957-08-01'::date as day, 9007199254740991 as big,
        '{1,NULL}'::bigint[] as numbers, '{a,"b c"}'::text[] as texts, '\\x00ff'::bytea as bytes, null as nothing`;
      const [row] = await store.query<Record<string, unknown>>(sampleScope, { text, values: [] });
      expect(row).toEqual({
        at: '2026-11-22T21:00:00.100Z',
        forever: 'infinity',
        times: ['2026-11-22T22:00:00.123Z', null],
        day: '1957-08-01',
        big: 9007199254740991,
        numbers: [1, null],
        texts: ['a', 'b c'],
        bytes: Buffer.of(0, 255),
        nothing: null,
      });
    });

    it('serves more requests at once than it has connections', async () => {
      const ask = (n: number) =>
        store.query<{ n: number; organisation: string }>(
          { ...sampleScope, organisation: `ORG${n}` },
          {
            name: 'many',
            text: `select $1::int as n, current_setting('causeway.organisation') as organisation`,
            values: [n],
          },
        );
      const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(n)));
      expect(answers.map(([row]) => row)).toEqual(
        Array.from({ length: 200 }, (_, n) => ({ n, organisation: `ORG${n}` })),
      );
    });

    it('lets nobody but the own organisation see its rows of the access log', async () => {
      await store.writer.log([sampleAccess, { ...sampleAccess, organisation: 'B82002' }]);
      const rowsFor = async (organisation: string, person = '') =>
        store.query(
          { ...sampleScope, organisation, person },
          { text: 'select text from access_row', values: [] },
        );
      expect(await rowsFor('A81001')).toHaveLength(1);
      expect(await rowsFor('C83003')).toHaveLength(0);
      expect(await rowsFor('')).toHaveLength(0);
      expect(await rowsFor('', sampleAccess.person)).toHaveLength(2);
    });

    it('keeps rows of the log from being changed, whoever the application says it is', async () => {
      const change = { text: 'delete from access_row', values: [] };
      await expect(store.query(sampleScope, change)).rejects.toThrow(/permission denied/);
      const admin = new pg.Client(database.databaseUrl);
      await admin.connect();
      await expect(admin.query(change.text)).rejects.toThrow(/only ever added to/);
      await expect(admin.query('truncate access_row')).rejects.toThrow(/only ever added to/);
      await admin.end();
    });

    it('forces row-level security on every table that is keyed by a person', async () => {
      const admin = new pg.Client(database.databaseUrl);
      await admin.connect();
      const { rows } =
        await admin.query(`select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'person'
        and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`);
      await admin.end();
      expect(rows).toEqual([]);
    });

    it('says that the database took too long', async () => {
      const opened = await openStore({
        databaseUrl: database.databaseUrl,
        clock: testClock(),
        randomBytes,
        signer: testSigner(),
        statementTimeoutMs: 50,
      });
      if (!opened.ok) throw new Error(opened.error.detail);
      const slow = { text: 'select pg_sleep(20)', values: [] };
      await expect(opened.value.query(sampleScope, slow)).rejects.toMatchObject({
        problem: { code: 'CW-RECORD-106' },
      });
      expect(await opened.value.query(sampleScope, { text: 'select 1 as n', values: [] })).toEqual([
        { n: 1 },
      ]);
      await opened.value.close();
    });

    it('holds nothing of one moment over to the next: a scope is of its own time', async () => {
      const at = async (now: string) => {
        const [row] = await store.query<{ now: string }>(
          { ...sampleScope, now: now as Instant },
          { name: 'moment', text: `select current_setting('causeway.now') as now`, values: [] },
        );
        return row?.now;
      };
      expect(await at('2026-11-22T22:00:00.000Z')).toBe('2026-11-22T22:00:00.000Z');
      expect(await at('2026-11-22T22:00:01.000Z')).toBe('2026-11-22T22:00:01.000Z');
    });
  });
}
