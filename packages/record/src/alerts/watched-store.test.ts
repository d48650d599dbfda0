import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChoiceDatabase } from '../testing/choice-database.js';
import { openChoiceDatabase } from '../testing/choice-database.js';
import { sampleAccess } from '../testing/sample-access.js';
import { AlertWatch } from './alert-watch.js';
import { watchedStore } from './watched-store.js';

describe('a watched store', () => {
  let database: ChoiceDatabase;

  beforeAll(async () => {
    database = await openChoiceDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
  });
  afterAll(() => database.close());

  const alerts = async () =>
    (await database.admin.query('select kind, organisation, owner, person from alert order by kind')).rows;

  it('keeps an alert before a read is answered, and before a write is, also one that came to nothing', async () => {
    const { writer } = watchedStore(database.store, new AlertWatch(1));
    const { organisation, person } = sampleAccess;
    await writer.log([sampleAccess]);
    expect(await alerts()).toEqual([]);
    await writer.log([{ ...sampleAccess, person: database.newId() }]);
    const many = { kind: 'many-people', organisation, owner: 'privacy-officer', person: null };
    expect(await alerts()).toEqual([many]);
    const answer = await writer.submit({
      atomic: true,
      run: async () => ({ result: { ok: false }, rows: [{ ...sampleAccess, outcome: 'deny', row: 2 }] }),
    });
    expect(answer).toEqual({ ok: false });
    expect(await alerts()).toEqual([many, { ...many, kind: 'protected-person', person }]);
  });
});
