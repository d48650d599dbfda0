import { randomUUID } from 'node:crypto';
import { alertKinds } from '@causeway/choices';
import type { Instant } from '@causeway/domain';
import { addMs } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../postgres/pool.js';
import type { AccessLogDatabase } from '../testing/access-log-database.js';
import { openAccessLogDatabase } from '../testing/access-log-database.js';
import { sampleAccess, sampleScope } from '../testing/sample-access.js';
import { escalateAlerts, listAlerts, outcomesForPerson, resolveAlert } from './alerts.js';

const person = sampleAccess.person ?? '';

describe('alerts', () => {
  let database: AccessLogDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await openAccessLogDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    pool = openPool({ databaseUrl: database.databaseUrl, applicationName: 'test' });
  });

  afterAll(async () => {
    await pool.close();
    await database.close();
  });

  async function raise(kind: string, deadline: Instant, organisation = 'A81001'): Promise<string> {
    const id = randomUUID();
    await pool.query(sampleScope, {
      text: `insert into alert (id, kind, organisation, person, at, owner, deadline, reference)
        values ($1, $2, $3, $4, $5, 'privacy-officer', $6, 'log/1/7')`,
      values: [id, kind, organisation, person, sampleScope.now, deadline],
    });
    return id;
  }

  const inHours = (hours: number) => addMs(sampleScope.now, hours * 3_600_000);

  it('are listed by deadline for their organisation alone, and say which are overdue', async () => {
    const later = await raise('glass-broken', inHours(5));
    const late = await raise('colleague', inHours(-1));
    await raise('glass-broken', inHours(1), 'B82002');
    const alerts = await listAlerts(pool, sampleScope);
    expect(alerts.map(({ id, overdue, outcome }) => ({ id, overdue, outcome }))).toEqual([
      { id: late, overdue: true, outcome: undefined },
      { id: later, overdue: false, outcome: undefined },
    ]);
  });

  it('go to whom their kind escalates to when they are overdue, once, with a new deadline', async () => {
    expect(await escalateAlerts(pool, sampleScope)).toBe(1);
    expect(await escalateAlerts(pool, sampleScope)).toBe(0);
    const alerts = await listAlerts(pool, sampleScope);
    const escalated = alerts.find(({ kind }) => kind === 'colleague');
    expect(escalated).toMatchObject({
      owner: alertKinds.colleague.escalatesTo,
      deadline: inHours(alertKinds.colleague.deadlineHours),
      overdue: false,
    });
  });

  it('have one outcome, which reaches the person', async () => {
    const [first] = await listAlerts(pool, sampleScope);
    const outcome = { alert: first?.id ?? '', outcome: ' It was right. ', by: 'officer-1' };
    expect(await resolveAlert(pool, sampleScope, outcome)).toMatchObject({
      ok: true,
      value: { id: first?.id, outcome: 'It was right.', overdue: false },
    });
    expect(await resolveAlert(pool, sampleScope, outcome)).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-118' },
    });
    const told = await outcomesForPerson(pool, { ...sampleScope, organisation: '', person });
    expect(told.map(({ id }) => id)).toEqual([first?.id]);
    const stranger = { ...sampleScope, organisation: '', person: randomUUID() };
    expect(await outcomesForPerson(pool, stranger)).toEqual([]);
  });

  it('stand after those that are open once they have one', async () => {
    const alerts = await listAlerts(pool, sampleScope);
    expect(alerts.map(({ outcome }) => outcome)).toEqual([undefined, 'It was right.']);
  });

  it.each([
    ['another organisation’s', async () => raise('glass-broken', inHours(1), 'B82002'), 'CW-RECORD-115'],
    ['one that is not there', async () => randomUUID(), 'CW-RECORD-115'],
    ['what is no id', async () => 'x', 'CW-RECORD-115'],
  ])('are not resolved where it is %s', async (_, make, code) => {
    const outcome = { alert: await make(), outcome: 'Looked into.', by: 'officer-1' };
    expect(await resolveAlert(pool, sampleScope, outcome)).toMatchObject({ ok: false, error: { code } });
  });

  it('are not resolved without words', async () => {
    const outcome = { alert: await raise('glass-broken', inHours(9)), outcome: ' ', by: 'officer-1' };
    expect(await resolveAlert(pool, sampleScope, outcome)).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-118' },
    });
  });
});
