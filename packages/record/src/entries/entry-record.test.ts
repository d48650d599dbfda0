import type { Resource } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testPatient, testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const gp = testStaff('A81001');
const hospital = testStaff('RXX');

describe('entries of the record', () => {
  let database: RecordDatabase;
  let person = '';
  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    person = await database.write(gp, testPatientResource());
  });
  afterAll(() => database.close());

  const observation = async (changes: Readonly<Record<string, unknown>> = {}) => ({
    type: 'Observation' as const,
    id: await database.write(gp, testObservation(person, changes)),
  });
  const codeOf = async (
    answer: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>,
  ) => (await answer).error?.code;
  const contentOf = async (key: Parameters<typeof database.record.read>[1]): Promise<Resource> =>
    JSON.parse(given(await database.record.read(gp, key)).content);

  it('keeps what was sent, with an id, a version and a source of the server’s', async () => {
    const key = await observation({ id: 'of-the-sender', valueQuantity: { value: 1.5 } });
    expect(await contentOf(key)).toEqual({
      ...testObservation(person, { valueQuantity: { value: 1.5 } }),
      id: key.id,
      meta: {
        versionId: '1',
        lastUpdated: expect.stringMatching(/^2026-/),
        source: 'https://fhir.nhs.uk/Id/ods-organization-code#A81001',
      },
    });
  });

  it('answers an unknown id, one of another type, and what is no id at all alike', async () => {
    const { id } = await observation();
    for (const key of [
      { type: 'Observation', id: '00000000-0000-4000-8000-000000000001' },
      { type: 'Condition', id },
      { type: 'Observation', id: 'x' },
      { type: 'Observation', id: id.toUpperCase() },
    ] as const) {
      expect(await codeOf(database.record.read(gp, key))).toBe('CW-RECORD-001');
    }
  });

  it('puts a new version in the place of the one before, which stays', async () => {
    const key = await observation();
    const changed = given(
      await database.record.update(gp, testObservation(person, { status: 'amended' }), { key, ifMatch: 1 }),
    );
    expect([changed.version, changed.created]).toEqual([2, false]);
    expect((await contentOf(key)).status).toBe('amended');
    const first = given(await database.record.readVersion(gp, key, 1));
    expect(JSON.parse(first.content).status).toBe('final');
    expect(await codeOf(database.record.readVersion(gp, key, 3))).toBe('CW-RECORD-001');
  });

  it('refuses a change made for another version, and changes nothing', async () => {
    const key = await observation();
    const changed = testObservation(person, { status: 'amended' });
    expect(await codeOf(database.record.update(gp, changed, { key, ifMatch: 2 }))).toBe('CW-RECORD-006');
    expect((await contentOf(key)).status).toBe('final');
  });

  it('refuses to move an entry to another person, type or recorder', async () => {
    const key = await observation();
    const other = await database.write(gp, testPatientResource());
    const foreign = { meta: { source: 'https://fhir.nhs.uk/Id/ods-organization-code#RXX' } };
    expect(await codeOf(database.record.update(gp, testObservation(other), { key }))).toBe('CW-RECORD-010');
    expect(await codeOf(database.record.update(gp, testPatientResource(), { key }))).toBe('CW-RECORD-010');
    expect(await codeOf(database.record.update(gp, testObservation(person, foreign), { key }))).toBe(
      'CW-RECORD-009',
    );
    expect(await codeOf(database.record.create(gp, testObservation(person, foreign)))).toBe('CW-RECORD-009');
  });

  it('patches by JSON Patch, and refuses one that leaves no valid resource', async () => {
    const key = await observation();
    const replace = (path: string, value: unknown) => [{ op: 'replace', path, value }] as const;
    given(await database.record.patch(gp, replace('/status', 'amended'), { key, ifMatch: 1 }));
    expect((await contentOf(key)).status).toBe('amended');
    expect((await database.record.patch(gp, replace('/status', 'no such status'), { key })).ok).toBe(false);
    expect((await contentOf(key)).status).toBe('amended');
  });

  it('keeps the history of what was deleted, and lets its recorder bring it back', async () => {
    const key = await observation();
    const gone = given(await database.record.remove(gp, key, { ifMatch: 1 }));
    expect([gone.version, gone.deleted, gone.content]).toEqual([2, true, '']);
    expect(await codeOf(database.record.read(gp, key))).toBe('CW-RECORD-002');
    expect(given(await database.record.remove(gp, key)).version).toBe(2);
    const back = given(await database.record.update(gp, testObservation(person), { key }));
    expect([back.version, back.created]).toEqual([3, true]);
    const history = given(await database.record.history(gp, key, { count: 10 }));
    expect(history.versions.map(({ version, method }) => [version, method])).toEqual([
      [3, 'PUT'],
      [2, 'DELETE'],
      [1, 'POST'],
    ]);
  });

  it('pages a history, and takes the cursor of nobody else', async () => {
    const key = await observation();
    for (const status of ['amended', 'corrected']) {
      given(await database.record.update(gp, testObservation(person, { status }), { key }));
    }
    const first = given(await database.record.history(gp, key, { count: 2 }));
    expect([first.total, first.versions.length]).toEqual([3, 2]);
    const cursor = first.next ?? '';
    const second = given(await database.record.history(gp, key, { count: 2, cursor }));
    expect([second.versions.map(({ version }) => version), second.next]).toEqual([[1], undefined]);
    const colleague = testStaff('A81001', { user: 'another user' });
    expect(await codeOf(database.record.history(colleague, key, { count: 2, cursor }))).toBe('CW-RECORD-011');
    expect(await codeOf(database.record.history(gp, key, { count: 2, cursor: 'x' }))).toBe('CW-RECORD-011');
  });

  it('gives the history as it was at a moment, and since one', async () => {
    const key = await observation();
    const second = given(
      await database.record.update(gp, testObservation(person, { status: 'amended' }), { key }),
    );
    given(await database.record.update(gp, testObservation(person, { status: 'corrected' }), { key }));
    const versions = async (question: { readonly at?: string; readonly since?: string }) =>
      given(await database.record.history(gp, key, { count: 10, ...question })).versions.map(
        (each) => each.version,
      );
    expect(await versions({ at: second.lastUpdated })).toEqual([2]);
    expect(await versions({ since: second.lastUpdated })).toEqual([3, 2]);
    expect(await versions({ since: '2100-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('gives everything of a person, the Patient first, in pages', async () => {
    const own = await database.write(gp, testPatientResource());
    for (let count = 0; count < 3; count += 1) await database.write(gp, testObservation(own));
    const first = given(await database.record.everything(gp, own, { count: 2 }));
    expect([first.total, first.resources.map(({ type }) => type)]).toEqual([4, ['Patient', 'Observation']]);
    const rest = given(await database.record.everything(gp, own, { count: 5, cursor: first.next ?? '' }));
    expect([rest.total, rest.resources.length, rest.next]).toEqual([4, 2, undefined]);
    const none = given(await database.record.everything(gp, own, { count: 5, types: ['Condition'] }));
    expect([none.total, none.resources]).toEqual([0, []]);
    const online = given(await database.record.everything(testPatient(own), own, { count: 10 }));
    expect(online.resources.length).toBe(4);
  });

  it('writes only about a person whom the organisation may see', async () => {
    expect(await codeOf(database.record.create(hospital, testObservation(person)))).toBe('CW-RECORD-001');
    const unknown = '00000000-0000-4000-8000-000000000002';
    expect(await codeOf(database.record.create(gp, testObservation(unknown)))).toBe('CW-RECORD-001');
    expect(await codeOf(database.record.create(gp, testObservation('x')))).toBe('CW-RECORD-001');
    const nobody = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
    expect(await codeOf(database.record.create(gp, nobody))).toBe('CW-RECORD-008');
  });

  it('shows what belongs to nobody to everybody, and lets its recorder alone change it', async () => {
    const key = {
      type: 'Practitioner' as const,
      id: await database.write(gp, { resourceType: 'Practitioner', name: [{ family: 'Exemplar' }] }),
    };
    expect((await database.record.read(hospital, key)).ok).toBe(true);
    expect((await database.record.read(testPatient(person), key)).ok).toBe(true);
    expect(await codeOf(database.record.remove(hospital, key))).toBe('CW-RECORD-005');
    expect(await codeOf(database.record.remove(testPatient(person), key))).toBe('CW-RECORD-003');
  });

  it('refuses who does not hold the activity, or asks for another purpose', async () => {
    const key = await observation();
    const officer = testStaff('A81001', { activities: new Set(['view-audit']) });
    expect(await codeOf(database.record.read(officer, key))).toBe('CW-RECORD-003');
    const analyst = testStaff('A81001', { purpose: 'planning' });
    expect(await codeOf(database.record.read(analyst, key))).toBe('CW-RECORD-013');
    expect(await codeOf(database.record.create(analyst, testObservation(person)))).toBe('CW-RECORD-013');
  });
});
