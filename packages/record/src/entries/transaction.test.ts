import type { BundleOperation } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const gp = testStaff('A81001');
const patientUrl = 'urn:uuid:3fdc72f4-a11d-4a9d-9260-a9f745779e1d';
const encounterUrl = 'urn:uuid:4fdc72f4-a11d-4a9d-9260-a9f745779e1d';

describe('a transaction', () => {
  let database: RecordDatabase;
  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
  });
  afterAll(() => database.close());

  const creations: readonly BundleOperation[] = [
    {
      method: 'create',
      resource: {
        ...testObservation('x', { encounter: { reference: encounterUrl } }),
        subject: { reference: patientUrl },
      },
    },
    {
      method: 'create',
      fullUrl: encounterUrl,
      resource: {
        resourceType: 'Encounter',
        status: 'finished',
        class: { code: 'AMB' },
        subject: { reference: patientUrl },
      },
    },
    { method: 'create', fullUrl: patientUrl, resource: testPatientResource() },
  ];
  const entries = async () => (await database.admin.query('select from entry')).rowCount;

  it('resolves the addresses of its entries, whatever their order, and answers in theirs', async () => {
    const outcomes = given(await database.record.transaction(gp, creations));
    const [observation, encounter, patient] = outcomes.map((each) =>
      each.kind === 'written' ? each.written : undefined,
    );
    expect([observation?.type, encounter?.type, patient?.type]).toEqual([
      'Observation',
      'Encounter',
      'Patient',
    ]);
    expect(JSON.parse(observation?.content ?? '')).toMatchObject({
      subject: { reference: `Patient/${patient?.id}` },
      encounter: { reference: `Encounter/${encounter?.id}` },
    });
  });

  it('leaves nothing when one of its entries is refused, and says which', async () => {
    const before = await entries();
    const elsewhere = { reference: 'urn:uuid:5fdc72f4-a11d-4a9d-9260-a9f745779e1d' };
    const refused = await database.record.transaction(gp, [
      ...creations,
      { method: 'create', resource: { ...testObservation('x'), subject: elsewhere } },
    ]);
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-RECORD-012', path: 'Bundle.entry[3]' } });
    expect(await entries()).toBe(before);
  });

  it('deletes before it creates and reads after all', async () => {
    const person = await database.write(gp, testPatientResource());
    const key = { type: 'Observation' as const, id: await database.write(gp, testObservation(person)) };
    const outcomes = given(
      await database.record.transaction(gp, [
        { method: 'read', key: { type: 'Patient', id: person } },
        {
          method: 'update',
          key: { type: 'Patient', id: person },
          resource: testPatientResource({ active: true }),
        },
        { method: 'remove', key },
      ]),
    );
    const [read, , removed] = outcomes;
    expect(read?.kind === 'read' && JSON.parse(read.found.content).active).toBe(true);
    expect(removed?.kind === 'written' && removed.written.deleted).toBe(true);
  });

  it('refuses two operations about one resource', async () => {
    const person = await database.write(gp, testPatientResource());
    const update = {
      method: 'update',
      key: { type: 'Patient', id: person },
      resource: testPatientResource(),
    } as const;
    expect(await database.record.transaction(gp, [update, update])).toMatchObject({
      ok: false,
      error: { code: 'CW-RECORD-012' },
    });
  });

  it('says in one row of the log what it did for one person', async () => {
    const rows = async () =>
      (await database.admin.query<{ n: number }>('select count(*)::int n from access_row')).rows[0]?.n ?? 0;
    const before = await rows();
    given(await database.record.transaction(gp, creations));
    expect((await rows()) - before).toBe(1);
  });
});
