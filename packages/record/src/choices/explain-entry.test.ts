import type { Asker } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, onlineAs, staffOf } from '../testing/choice-database.js';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testObservation, testPatientResource } from '../testing/test-resources.js';

const practice = 'A81001' as OdsCode;
const community = 'RXX' as OdsCode;
const gp = staffOf(practice, 'general-practitioner');
const nurse = staffOf(community, 'district-nurse');
const doctor = staffOf(community, 'hospital-doctor');
const officer = staffOf(community, 'privacy-officer');
const dayMs = 86_400_000;

describe('explaining and disclosing entries', () => {
  let database: RecordDatabase;
  let person = '';
  let note = '';
  let sealed = '';

  const explain = (
    asker: Asker,
    entry: string,
    more: { readonly organisation?: OdsCode; readonly at?: string } = {},
  ) => database.record.explain(asker, person, { entry, organisation: community, ...more });
  const said = (direction: 'out' | 'in', organisation: OdsCode, decision: 'yes' | 'no') =>
    database.record.setSharing(onlineAs(person), person, {
      organisation,
      direction,
      decision,
      method: 'online',
    });

  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    person = await database.write(gp, testPatientResource());
    given(await database.record.claimRelationship(nurse, person, 'Referred by telephone.'));
    note = await database.write(gp, testObservation(person));
    sealed = await database.write(gp, testObservation(person, { meta: { security: [{ code: 'V' }] } }));
  });
  afterAll(() => database.close());

  it('replays the decision of any moment', async () => {
    const before = database.clock();
    given(await said('out', practice, 'yes'));
    given(await said('in', community, 'yes'));
    const after = database.clock();
    given(await said('out', practice, 'no'));
    const rows = async (at?: string) =>
      given(await explain(officer, note, at === undefined ? {} : { at })).row;
    expect([await rows(before), await rows(after), await rows()]).toEqual([13, 16, 10]);
    given(await said('out', practice, 'yes'));
  });

  it('tells the person, the officer and the clinician in their own words and detail', async () => {
    const forOfficer = given(await explain(officer, sealed));
    expect(forOfficer).toMatchObject({ visible: false, row: 8, facts: { private: 'true' } });
    const forPerson = given(await explain(onlineAs(person), note));
    expect(forPerson).toMatchObject({ visible: true, row: 16, facts: {} });
    expect(forPerson.words).not.toBe(given(await explain(nurse, note)).words);
  });

  it('answers a clinician about a hidden entry as about none', async () => {
    const answers = await Promise.all(
      [sealed, '00000000-1111-4222-8333-444444444444', 'no id'].map((entry) => explain(nurse, entry)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(answers[1])]),
    );
    expect(answers.map(codeOf)).toEqual(['CW-RECORD-001', 'CW-RECORD-001', 'CW-RECORD-001']);
  });

  it('tells nobody of a moment at which the entry was not there', async () => {
    expect(codeOf(await explain(officer, note, { at: '2026-01-01T00:00:00Z' }))).toBe('CW-RECORD-001');
    expect(codeOf(await explain(officer, note, { at: 'yesterday' }))).toBe('CW-CHOICES-020');
  });

  it('tells by no version that an entry which is hidden was written or labelled', async () => {
    const version = async () =>
      (await database.admin.query('select choices_version from person_state where person = $1', [person]))
        .rows;
    const before = await version();
    await database.write(
      gp,
      testObservation(person, { meta: { security: [{ code: 'V' }, { code: 'PSY' }] } }),
    );
    expect(await version()).toEqual(before);
  });

  it('explains by the labels an entry had at the moment', async () => {
    const labelled = (code: string) => testObservation(person, { meta: { security: [{ code }] } });
    const id = await database.write(gp, labelled('MARST'));
    const before = database.clock();
    given(await database.record.update(gp, { ...labelled('V'), id }, { key: { type: 'Observation', id } }));
    expect(given(await explain(officer, id, { at: before })).row).toBe(16);
    expect(given(await explain(officer, id)).row).toBe(8);
  });

  it('tells staff about their own organisation only', async () => {
    expect(codeOf(await explain(officer, note, { organisation: practice }))).toBe('CW-RECORD-003');
    expect(codeOf(await explain(gp, note))).toBe('CW-RECORD-003');
  });

  it('tells the person nothing of what is hidden from them online', async () => {
    const hidden = await database.write(
      gp,
      testObservation(person, { meta: { security: [{ code: 'NOPAT' }] } }),
    );
    expect(codeOf(await explain(onlineAs(person), hidden))).toBe('CW-RECORD-001');
    expect(given(await explain(officer, hidden)).visible).toBe(true);
  });

  it('discloses a sealed entry by name to one organisation, until its review', async () => {
    const until = '2026-11-24';
    const to = { entry: sealed, to: community, reason: 'Safeguarding enquiry.', until } as const;
    const seen = async () => (await database.record.read(nurse, { type: 'Observation', id: sealed })).ok;
    expect(await seen()).toBe(false);
    expect(codeOf(await database.record.disclose(doctor, person, to))).toBe('CW-RECORD-001');
    expect(codeOf(await database.record.disclose(gp, person, { ...to, reason: '' }))).toBe('CW-CHOICES-012');
    expect(codeOf(await database.record.disclose(gp, person, { ...to, until: '2026-11-01' }))).toBe(
      'CW-CHOICES-020',
    );
    given(await database.record.disclose(gp, person, to));
    expect(await seen()).toBe(true);
    expect(given(await explain(officer, sealed)).row).toBe(7);
    database.clock.advance(2 * dayMs);
    expect(await seen()).toBe(false);
  });

  it('explains an emergency to the person, and to the officer that it was one', async () => {
    const reason = { code: 'ETREAT', text: 'Collapsed.' };
    given(await said('in', community, 'no'));
    const hiddenAt = database.clock();
    given(await database.record.breakGlass(doctor, person, reason));
    expect(given(await explain(doctor, note)).row).toBe(12);
    expect(given(await explain(onlineAs(person), note)).words).toContain('emergency');
    expect(given(await explain(onlineAs(person), note, { at: hiddenAt })).row).toBe(4);
  });
});
