import { randomBytes } from 'node:crypto';
import type { Instant } from '@causeway/domain';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../postgres/store.js';
import { openStore } from '../postgres/store.js';
import { testClock } from '../testing/test-clock.js';
import type { TestDatabase } from '../testing/test-database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { testSigner } from '../testing/test-signer.js';
import type { AccessFacts } from './access-facts.js';

const scope = { organisation: 'A81001', person: '', user: 'u1', now: '2026-11-22T22:00:00.000Z' as Instant };
const facts: AccessFacts = {
  user: 'u1',
  role: 'general-practitioner',
  organisation: 'A81001',
  person: '5b0c1c52-6f43-4f4b-9d53-64f3f0f3d3b1',
  session: 's1',
  purpose: 'direct-care',
  action: 'read',
  basis: 'own',
  row: 6,
  entries: ['0f0f0f0f-6f43-4f4b-9d53-64f3f0f3d3b1'],
  kinds: ['Observation'],
  outcome: 'permit',
};

describe('log writer', () => {
  let database: TestDatabase;
  let store: Store;
  let admin: pg.Client;

  beforeAll(async () => {
    database = await openTestDatabase({ server: process.env['CAUSEWAY_TEST_DATABASE'] });
    const opened = await openStore({
      databaseUrl: database.databaseUrl,
      clock: testClock(),
      randomBytes,
      signer: testSigner(),
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    store = opened.value;
    admin = new pg.Client(database.databaseUrl);
    await admin.connect();
    await admin.query('create table thing (n int primary key)');
    await admin.query('grant select, insert on thing to causeway_app');
  });

  afterAll(async () => {
    await admin.end();
    await store.close();
    await database.close();
  });

  it('keeps the rows of concurrent reads in one sequence without gaps', async () => {
    await Promise.all(Array.from({ length: 700 }, () => store.writer.log([facts])));
    const { rows } = await admin.query(
      'select count(*)::int as count, max(sequence)::int as last, (select size::int from access_log where log = 1) as size from access_row where log = 1',
    );
    expect(rows[0]).toEqual({ count: 701, last: 700, size: 701 });
  });

  it('keeps a work and its row, and nothing of one that throws beside it', async () => {
    const insert = (n: number) => ({
      run: async (tx: { query: Store['query'] }) => {
        await tx.query(scope, { name: 'thing', text: 'insert into thing values ($1)', values: [n] });
        return { result: n, rows: [facts] };
      },
    });
    const outcomes = await Promise.allSettled([1, 2, 2, 3].map((n) => store.writer.submit(insert(n))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const { rows } = await admin.query('select n from thing order by n');
    expect(rows.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('rolls an atomic work back when its result is an error, and keeps its row', async () => {
    const before = await size();
    const answer = await store.writer.submit({
      atomic: true,
      run: async (tx) => {
        await tx.query(scope, { name: 'thing', text: 'insert into thing values ($1)', values: [9] });
        return { result: { ok: false }, rows: [facts] };
      },
    });
    expect(answer).toEqual({ ok: false });
    expect((await admin.query('select from thing where n = 9')).rows).toHaveLength(0);
    expect(await size()).toBe(before + 1);
  });

  async function size(): Promise<number> {
    const { rows } = await admin.query('select size::int from access_log where log = 1');
    return rows[0].size;
  }
});
