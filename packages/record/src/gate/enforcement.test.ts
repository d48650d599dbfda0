import type { Asker } from '@causeway/choices';
import type { Resource } from '@causeway/fhir';
import { parseSearch } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testPatient, testStaff } from '../testing/test-askers.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const gp = testStaff('A81001');
const hospital = testStaff('RXX');
const clinic = testStaff('RYY');
const unknownId = '00000000-0000-4000-8000-000000000009';

/** Section 5 of the decision tables, line by line; line 1 is in non-interference.test.ts, line 3 in one-gate.test.ts. */
describe('enforcement', () => {
  let database: RecordDatabase;
  let person = '';
  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    person = await database.write(gp, testPatientResource());
    await database.relate(person, 'RXX', 'RYY');
    await database.allow(person, 'A81001', 'RXX', 'RYY');
    await database.prefer(person, 'A81001', { out: 'yes', in: 'yes' });
    await database.prefer(person, 'RXX', { out: 'yes', in: 'yes' });
  });
  afterAll(() => database.close());

  const observe = async (asker: Asker, changes: Readonly<Record<string, unknown>> = {}) => ({
    type: 'Observation' as const,
    id: await database.write(asker, testObservation(person, changes)),
  });
  const label = (code: string) => ({ meta: { security: [{ code }] } });
  const observations = (more: readonly (readonly [string, string])[] = []) =>
    given(parseSearch('Observation', [['subject', `Patient/${person}`], ['_total', 'accurate'], ...more]));
  const problemOf = (answer: { readonly ok: boolean; readonly error?: unknown }) => answer.error;

  it('2: counts and pages over the visible set alone', async () => {
    const before = given(await database.record.search(hospital, observations()));
    const own = await observe(hospital);
    await observe(gp, label('V'));
    await observe(clinic);
    const after = given(await database.record.search(hospital, observations([['_count', '1']])));
    expect(after.total).toBe((before.total ?? 0) + 1);
    const found = given(await database.record.search(hospital, observations()));
    expect(found.resources.map(({ id }) => id)).toContain(own.id);
    expect(found.resources).toHaveLength(found.total ?? -1);
  });

  it('2: binds a cursor to user, organisation and the state of the preferences', async () => {
    await observe(hospital);
    await observe(hospital);
    const page = given(await database.record.search(hospital, observations([['_count', '1']])));
    const next = { ...observations([['_count', '1']]), cursor: page.next };
    expect((await database.record.search(hospital, next)).ok).toBe(true);
    const stranger = await database.record.search(testStaff('RXX', { user: 'another' }), next);
    const elsewhere = await database.record.search(gp, next);
    await database.admin.query(
      'update person_state set choices_version = choices_version + 1 where person = $1',
      [person],
    );
    const later = await database.record.search(hospital, next);
    expect([stranger, elsewhere, later].map(problemOf)).toMatchObject(
      Array(3).fill({ code: 'CW-RECORD-011' }),
    );
  });

  it('4: answers an unknown id and a forbidden one alike, through every door', async () => {
    const hidden = await observe(clinic);
    const unknown = { type: 'Observation', id: unknownId } as const;
    const doors = (key: typeof hidden) => [
      database.record.read(hospital, key),
      database.record.readVersion(hospital, key, 1),
      database.record.history(hospital, key, { count: 10 }),
      database.record.update(hospital, testObservation(person), { key }),
      database.record.patch(hospital, [{ op: 'remove', path: '/status' }], { key }),
      database.record.remove(hospital, key),
      database.record.transaction(hospital, [{ method: 'read', key }]),
    ];
    const [ofHidden, ofUnknown] = [await Promise.all(doors(hidden)), await Promise.all(doors(unknown))];
    expect(ofHidden.map(problemOf)).toEqual(ofUnknown.map(problemOf));
    expect(ofHidden.every(({ ok }) => !ok)).toBe(true);
  });

  it('4: a conditional write finds nothing that is hidden, and nothing of another’s', async () => {
    const identifier = [{ system: 'urn:example', value: 'x-1' }];
    const theirs = [await observe(clinic, { identifier }), await observe(gp, { identifier })];
    const ifNoneExist = given(parseSearch('Observation', [['identifier', 'urn:example|x-1']]));
    const resource = testObservation(person, { identifier });
    const created = given(await database.record.create(hospital, resource, { ifNoneExist }));
    expect(created.created).toBe(true);
    expect(theirs.map(({ id }) => id)).not.toContain(created.id);
    const again = given(await database.record.create(hospital, resource, { ifNoneExist }));
    expect([again.id, again.created]).toEqual([created.id, false]);
    const changed = given(await database.record.updateWhere(hospital, resource, ifNoneExist));
    expect([changed.id, changed.version]).toEqual([created.id, 2]);
  });

  it('4: a reference to a hidden entry loses its id, as one to an unknown entry does, and comes back with it', async () => {
    const encounter = (asker: Asker, changes = {}) =>
      database.write(asker, {
        resourceType: 'Encounter',
        status: 'finished',
        class: { code: 'AMB' },
        subject: { reference: `Patient/${person}` },
        ...changes,
      });
    const [seen, hidden] = [await encounter(gp), await encounter(gp, label('V'))];
    const derivedFrom = async (key: { readonly type: 'Observation'; readonly id: string }, asker: Asker) => {
      const { content } = given(await database.record.read(asker, key));
      return (JSON.parse(content) as Resource).derivedFrom;
    };
    const references = [seen, hidden, unknownId].map((id) => ({
      reference: `Encounter/${id}`,
      display: 'Visit',
    }));
    const key = await observe(gp, { derivedFrom: references });
    const lost = { display: 'Visit' };
    expect(await derivedFrom(key, hospital)).toEqual([references[0], lost, lost]);
    expect(await derivedFrom(key, gp)).toEqual([references[0], references[1], lost]);
    const searched = given(await database.record.search(hospital, observations()));
    const found = searched.resources.find(({ id }) => id === key.id);
    expect(JSON.parse(found?.content ?? '').derivedFrom).toEqual([references[0], lost, lost]);
    const history = given(await database.record.history(hospital, key, { count: 1 }));
    expect(JSON.parse(history.versions[0]?.content ?? '').derivedFrom).toEqual([references[0], lost, lost]);
  });

  it('5: says that something may be withheld from the state of the policy, not from what there is', async () => {
    const marker = async () =>
      given(await database.record.everything(hospital, person, { count: 1 })).withheld;
    const before = await marker();
    const hidden = await observe(clinic);
    expect(await marker()).toBe(before);
    given(await database.record.remove(clinic, hidden));
    expect(await marker()).toBe(before);
  });

  it('6: refuses to edit what is another’s, and to clear its label', async () => {
    const key = await observe(gp, label('PSY'));
    await database.admin.query(`update person_state set included_sets = '{psychiatry}' where person = $1`, [
      person,
    ]);
    expect((await database.record.read(hospital, key)).ok).toBe(true);
    for (const answer of [
      await database.record.update(hospital, testObservation(person), { key }),
      await database.record.patch(hospital, [{ op: 'remove', path: '/meta/security' }], { key }),
      await database.record.remove(hospital, key),
    ]) {
      expect(answer).toMatchObject({ error: { code: 'CW-RECORD-005' } });
    }
  });

  it('6: the newest labels govern every version, also those from before', async () => {
    const key = await observe(gp);
    expect((await database.record.read(hospital, key)).ok).toBe(true);
    given(await database.record.update(gp, testObservation(person, label('V')), { key }));
    const doors = [
      await database.record.read(hospital, key),
      await database.record.readVersion(hospital, key, 1),
      await database.record.history(hospital, key, { count: 10 }),
    ];
    expect(doors.map(({ ok }) => ok)).toEqual([false, false, false]);
    given(await database.record.update(gp, testObservation(person), { key }));
    expect((await database.record.readVersion(hospital, key, 2)).ok).toBe(true);
  });

  it('7: a change of a preference binds from the next request', async () => {
    const key = await observe(gp);
    const sees = async () => (await database.record.read(hospital, key)).ok;
    const seen = [await sees()];
    await database.prefer(person, 'A81001', { out: 'no' });
    seen.push(await sees());
    await database.prefer(person, 'A81001', { out: 'yes' });
    seen.push(await sees());
    expect(seen).toEqual([true, false, true]);
  });

  it('8: has the row of the log on disk before the answer, one a person, with what decided', async () => {
    const key = await observe(gp);
    const newest = async () => {
      const { rows } = await database.admin.query<{ text: string }>(
        'select text from access_row order by sequence desc limit 1',
      );
      return JSON.parse(rows[0]?.text ?? '{}');
    };
    given(await database.record.read(hospital, key));
    expect(await newest()).toMatchObject({
      person,
      organisation: 'RXX',
      action: 'read',
      basis: 'shared',
      row: 16,
      entries: [key.id],
      kinds: ['Observation'],
      outcome: 'permit',
      preferenceVersion: expect.any(Number),
    });
    given(await database.record.read(gp, key));
    expect(await newest()).toMatchObject({ basis: 'own', row: 6 });
    given(await database.record.read(testPatient(person), key));
    expect(await newest()).toMatchObject({ basis: 'self', row: 24, role: 'patient' });
    await database.prefer(person, 'A81001', { out: 'no' });
    await database.record.read(hospital, key);
    await database.prefer(person, 'A81001', { out: 'yes' });
    expect(await newest()).toMatchObject({
      action: 'denied',
      outcome: 'deny',
      row: 10,
      person,
      entries: [key.id],
    });
  });

  it('8: gives no answer where the log cannot be written', async () => {
    const key = await observe(gp);
    await database.admin.query('revoke insert on access_row from causeway_app');
    const answer = await database.record.read(gp, key).catch((error: Error) => error);
    await database.admin.query('grant insert on access_row to causeway_app');
    expect(answer instanceof Error || !answer.ok).toBe(true);
    expect((await database.record.read(gp, key)).ok).toBe(true);
  });

  it('shows people online their record without drafts, hidden and safeguarding entries, and nobody else’s', async () => {
    const patient = testPatient(person);
    const shown = await observe(gp);
    const others = [
      await observe(gp, { status: 'preliminary' }),
      await observe(gp, label('NOPAT')),
      await observe(gp, label('SAFEGUARDING')),
    ];
    const seen = [shown, ...others].map((key) => database.record.read(patient, key));
    expect((await Promise.all(seen)).map(({ ok }) => ok)).toEqual([true, false, false, false]);
    const stranger = await database.write(gp, testPatientResource());
    expect((await database.record.read(patient, { type: 'Patient', id: stranger })).ok).toBe(false);
  });

  it('keeps the address of a protected person from the practice’s staff without the activity, also in searches and history', async () => {
    const desk = testStaff('A81001', { user: 'desk' });
    const doctor = { ...gp, activities: new Set([...gp.activities, 'view-protected-address' as const]) };
    const address = [{ postalCode: 'CB4 8JA' }];
    const own = await database.write(
      gp,
      testPatientResource({ address, telecom: [{ system: 'phone', value: '0' }], multipleBirthInteger: 1 }),
    );
    const key = { type: 'Patient', id: own } as const;
    await database.admin.query(
      `update person_state set protected = true, registered_practice = 'A81001' where person = $1`,
      [own],
    );
    const search = given(parseSearch('Patient', [['_id', own]]));
    const shown = async (by: Asker) => [
      given(await database.record.read(by, key)).content,
      given(await database.record.readVersion(by, key, 1)).content,
      given(await database.record.search(by, search)).resources[0]?.content,
      given(await database.record.everything(by, own, { count: 1 })).resources[0]?.content,
    ];
    expect((await shown(doctor)).map((content) => JSON.parse(content ?? '').address)).toEqual(
      Array(4).fill(address),
    );
    for (const content of await shown(desk)) {
      expect(Object.keys(JSON.parse(content ?? '')).sort()).toEqual(
        ['birthDate', 'id', 'meta', 'multipleBirthInteger', 'name', 'resourceType'].sort(),
      );
    }
    given(
      await database.record.patch(desk, [{ op: 'replace', path: '/multipleBirthInteger', value: 2 }], {
        key,
      }),
    );
    expect(JSON.parse(given(await database.record.read(doctor, key)).content).address).toEqual(address);
    expect((await database.record.read(hospital, key)).ok).toBe(false);
  });

  it('refuses a suspended organisation, and says so', async () => {
    const key = await observe(gp);
    await database.admin.query(
      `insert into organisation_state (organisation, suspended) values ('RXX', true)`,
    );
    const answer = await database.record.read(hospital, key);
    await database.admin.query(`delete from organisation_state where organisation = 'RXX'`);
    expect(answer).toMatchObject({ error: { code: 'CW-RECORD-004' } });
  });
});
