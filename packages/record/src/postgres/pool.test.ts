import type { Instant } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleScope } from '../testing/sample-access.js';
import type { TestDatabase } from '../testing/test-database.js';
import { openTestDatabase } from '../testing/test-database.js';
import type { Pool } from './pool.js';
import { openPool } from './pool.js';

const whoAsks = {
  name: 'pool_who_asks',
  text: `select current_setting('causeway.organisation', true) as organisation, pg_backend_pid() as connection,
    transaction_timestamp()::text as began`,
  values: [],
};
const failing = { name: 'pool_failing', text: 'select 1 / $1::integer as n', values: [0] };

interface Asked {
  readonly organisation: string;
  readonly connection: number;
  readonly began: string;
}

describe('requests that share a round trip', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await openTestDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    const { databaseUrl } = database;
    pool = openPool({ databaseUrl, applicationName: 'test', connections: 1 });
  });

  afterAll(async () => {
    await pool.close();
    await database.close();
  });

  const ask = (organisation: string) => pool.query<Asked>({ ...sampleScope, organisation }, whoAsks);
  const organisations = Array.from({ length: 12 }, (_, at) => `R${at}`);

  it('are each answered within the scope of their own', async () => {
    const answers = (await Promise.all(organisations.map(ask))).map(([row]) => row);
    expect(answers.map((row) => row?.organisation)).toEqual(organisations);
    // Fewer transactions than requests is what shows that any was shared.
    expect(new Set(answers.map((row) => row?.began)).size).toBeLessThan(organisations.length);
  });

  it('have the scope of their request where it asks twice, and the next has its own', async () => {
    const [one, other] = ['R1', 'R2'].map((organisation) => ({ ...sampleScope, organisation }));
    const scopes = [one, one, other, one].filter((scope) => scope !== undefined);
    const answers = await Promise.all(scopes.map((scope) => pool.query<Asked>(scope, whoAsks)));
    expect(answers.map(([row]) => row?.organisation)).toEqual(['R1', 'R1', 'R2', 'R1']);
  });

  it('fail each for itself: those before it and behind it are answered', async () => {
    const answers = await Promise.allSettled([
      ask('R1'),
      pool.query(sampleScope, failing),
      ask('R2'),
      ask('R3'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    const rows = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value[0] : undefined));
    expect(rows.map((row) => (row as Asked | undefined)?.organisation)).toEqual([
      'R1',
      undefined,
      'R2',
      'R3',
    ]);
  });

  it('leave no scope behind for the next', async () => {
    await ask('R1');
    const [row] = await pool.query<Asked>({ ...sampleScope, organisation: '', now: '' as Instant }, whoAsks);
    expect(row?.organisation).toBe('');
  });
});
