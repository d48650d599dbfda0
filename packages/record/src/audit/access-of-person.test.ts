import type { Instant } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../postgres/pool.js';
import type { AccessLogDatabase } from '../testing/access-log-database.js';
import { openAccessLogDatabase } from '../testing/access-log-database.js';
import { sampleAccess, sampleScope } from '../testing/sample-access.js';
import { testSigner } from '../testing/test-signer.js';
import { readAccessOfPerson } from './access-of-person.js';
import { isRowProven } from './check-row-proof.js';
import { holdAccess } from './hold-access.js';
import type { LogWriter } from './log-writer.js';

const person = sampleAccess.person ?? '';
const other = '11111111-1111-4111-8111-111111111111';
const { verifierKey } = testSigner();
const tomorrow = '2026-11-23T22:00:00.000Z' as Instant;
const nextWeek = '2026-11-29T22:00:00.000Z' as Instant;

describe('access log of a person', () => {
  let database: AccessLogDatabase;
  let writer: LogWriter;
  let pool: Pool;

  beforeAll(async () => {
    database = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    writer = await database.openWriter();
    pool = openPool({ databaseUrl: database.databaseUrl, applicationName: 'test' });
    // The person's looks lie among others', over a full tile and a part of one, and in two logs.
    for (let at = 0; at < 30; at += 1) {
      await writer.log(Array.from({ length: 9 }, () => ({ ...sampleAccess, person: other })));
      await writer.log([{ ...sampleAccess, entries: [`${at}`] }]);
    }
    const second = await database.openWriter();
    await second.log([{ ...sampleAccess, organisation: 'B82002', entries: ['elsewhere'] }]);
    await second.close();
  });

  afterAll(async () => {
    await pool.close();
    await writer.close();
    await database.close();
  });

  const asPerson = { ...sampleScope, organisation: '', person, now: '2026-11-23T00:00:00.000Z' as Instant };

  it('is read by page, newest first, every row once, from all logs', async () => {
    const entries: (string | undefined)[] = [];
    const times: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await readAccessOfPerson(pool, asPerson, {
        person,
        count: 7,
        ...(cursor === undefined ? {} : { cursor }),
      });
      expect(page.rows.length).toBeLessThanOrEqual(7);
      entries.push(...page.rows.map((row) => row.entries[0]));
      times.push(...page.rows.map(({ at }) => at));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(times).toEqual([...times].sort().reverse());
    expect([...entries].sort()).toEqual(
      ['elsewhere', ...Array.from({ length: 30 }, (_, at) => `${at}`)].sort(),
    );
  });

  it('begins at the newest where the cursor is none', async () => {
    const { rows } = await readAccessOfPerson(pool, asPerson, { person, count: 1, cursor: 'nonsense' });
    const { rows: newest } = await readAccessOfPerson(pool, asPerson, { person, count: 1 });
    expect(rows).toEqual(newest);
  });

  it('proves of each row that it stands in the log, and of no row that it stands elsewhere', async () => {
    const { rows } = await readAccessOfPerson(pool, asPerson, { person, count: 100 });
    expect(rows).toHaveLength(31);
    for (const { proof, sequence } of rows) {
      if (proof === undefined) throw new Error('a row has no proof');
      expect(isRowProven(proof, sequence, verifierKey)).toBe(true);
      expect(isRowProven(proof, sequence + 1, verifierKey)).toBe(false);
      expect(isRowProven({ ...proof, text: proof.text.replace('own', 'its') }, sequence, verifierKey)).toBe(
        false,
      );
      expect(isRowProven(proof, sequence, testSigner('test.causeway', 8).verifierKey)).toBe(false);
    }
  });

  it('says what was done, by whom and why, as it was then', async () => {
    const { rows } = await readAccessOfPerson(pool, asPerson, { person, count: 100 });
    const { proof, ...words } = rows.find((row) => row.log === '2') ?? {};
    expect(proof).toBeDefined();
    expect(words).toMatchObject({
      user: 'user-1',
      role: 'general-practitioner',
      organisation: 'B82002',
      purpose: 'direct-care',
      action: 'read',
      basis: 'own',
      row: 6,
      kinds: ['Observation'],
    });
  });

  it('shows an officer what the own organisation did, and nobody else’s', async () => {
    const officer = { ...asPerson, person: '', organisation: 'B82002' };
    const { rows } = await readAccessOfPerson(pool, officer, { person, count: 100 });
    expect(rows.map(({ entries }) => entries[0])).toEqual(['elsewhere']);
    const stranger = await readAccessOfPerson(
      pool,
      { ...officer, organisation: 'C83003' },
      { person, count: 9 },
    );
    expect(stranger.rows).toEqual([]);
  });

  it('holds a look back from the person until its moment, and shows it to the officer', async () => {
    const seen = async (now: Instant, withHeld = false) => {
      const scope = withHeld
        ? { ...asPerson, now, person: '', organisation: 'A81001' }
        : { ...asPerson, now };
      const { rows } = await readAccessOfPerson(pool, scope, { person, count: 100, withHeld });
      return rows.some(({ basis }) => basis === 'police');
    };
    const held = { until: tomorrow, decidedBy: 'officer-1', reason: 'police request' };
    await writer.log([{ ...sampleAccess, basis: 'police', held }]);
    expect(await seen('2026-11-23T00:00:00.000Z' as Instant)).toBe(false);
    expect(await seen('2026-11-23T00:00:00.000Z' as Instant, true)).toBe(true);
    expect(await seen(tomorrow)).toBe(true);
  });

  it('holds a look back longer, keeps who decided, and logs the decision held back as long', async () => {
    const now = '2026-11-23T00:00:00.000Z' as Instant;
    const { rows } = await readAccessOfPerson(pool, { ...asPerson, now: tomorrow }, { person, count: 100 });
    const look = rows.find(({ basis }) => basis === 'police');
    const decision = {
      log: Number(look?.log),
      sequence: look?.sequence ?? -1,
      person,
      until: nextWeek,
      decidedBy: 'officer-2',
      reason: 'police request renewed',
    };
    const scope = { ...sampleScope, now };
    const answer = await writer.submit({
      run: async (tx) => {
        const result = await holdAccess(tx, scope, decision);
        return { result, rows: result.ok ? [{ ...sampleAccess, ...result.value }] : [] };
      },
    });
    expect(answer.ok).toBe(true);
    const later = await readAccessOfPerson(pool, { ...asPerson, now: tomorrow }, { person, count: 100 });
    expect(later.rows.filter(({ basis, action }) => basis === 'police' || action === 'hold')).toEqual([]);
    const { rows: kept } = await database.admin.query('select decided_by, reason from access_hold');
    expect(kept).toEqual([{ decided_by: 'officer-2', reason: 'police request renewed' }]);
  });

  it('refuses to hold back a look of another organisation, or without saying who and why', async () => {
    const decision = {
      log: 2,
      sequence: 1,
      person,
      until: tomorrow,
      decidedBy: 'officer-1',
      reason: 'none of ours',
    };
    expect(await holdAccess(pool, sampleScope, decision)).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-001' },
    });
    expect(await holdAccess(pool, sampleScope, { ...decision, reason: ' ' })).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-117' },
    });
  });
});
