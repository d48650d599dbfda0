import type { Asker } from '@causeway/choices';
import type { Resource } from '@causeway/fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordDatabase } from '../testing/record-database.js';
import { given, openRecordDatabase } from '../testing/record-database.js';
import { testStaff } from '../testing/test-askers.js';
import { testPatientResource } from '../testing/test-resources.js';

const activities: Asker['activities'] = new Set(['view-record', 'add-to-record', 'record-choice']);
const gp = testStaff('A81001', { activities });
const nurse = testStaff('RY3', { activities });
const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
const psychiatry = { type: 'deny', securityLabel: [{ code: 'PSY' }] };

function consent(person: string, type: string, changes: Readonly<Record<string, unknown>> = {}): Resource {
  const { provision, organisation = 'A81001', ...elements } = changes;
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
    },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${person}` },
    organization: [{ identifier: { system: odsSystem, value: organisation } }],
    policy: [{ uri: 'https://policy.example' }],
    sourceReference: { display: 'form 7' },
    provision: {
      type,
      purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }],
      ...(provision as object | undefined),
    },
    ...elements,
  };
}

describe('a Consent that is kept', () => {
  let database: RecordDatabase;
  let person = '';
  beforeAll(async () => {
    database = await openRecordDatabase({ server: process.env.CAUSEWAY_TEST_DATABASE });
    person = await database.write(gp, testPatientResource());
    await database.relate(person, 'RY3');
  });
  afterAll(() => database.close());

  const preference = async (asker: Asker) => {
    const all = given(await database.record.sharing(asker, person));
    return all.find(({ direction }) => direction === 'out');
  };
  const codeOf = async (
    answer: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>,
  ) => (await answer).error?.code;
  const countOfConsents = async () =>
    Number(
      (await database.admin.query(`select count(*) from entry where type = 'Consent' and not deleted`))
        .rows[0].count,
    );

  it('is a choice from then on, with the form as its evidence', async () => {
    given(await database.record.create(gp, consent(person, 'permit')));
    expect(await preference(gp)).toMatchObject({
      organisation: 'A81001',
      decision: 'yes',
      source: 'patient',
      method: 'form',
    });
    given(await database.record.create(gp, consent(person, 'deny')));
    expect(await preference(gp)).toMatchObject({ decision: 'no' });
  });

  it('is not kept where it is refused, and changes no choice', async () => {
    // Choices made meanwhile are folded from the events, which know nothing of what a test put beside them.
    await database.relate(person, 'RY3');
    const before = [await countOfConsents(), await preference(gp)];
    for (const [asker, sent, code] of [
      [gp, consent(person, 'permit', { provision: { dataPeriod: { start: '2022' } } }), 'CW-FHIR-041'],
      [gp, consent(person, 'permit', { dateTime: '2020-01-01' }), 'CW-FHIR-041'],
      [gp, consent(person, 'permit', { organisation: 'RY3' }), 'CW-CHOICES-017'],
      [
        gp,
        consent(person, 'permit', { modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] }),
        'CW-FHIR-040',
      ],
      [testStaff('A81001'), consent(person, 'permit'), 'CW-RECORD-003'],
      [
        nurse,
        consent(person, 'permit', { organisation: 'RY3', provision: { provision: [psychiatry] } }),
        'CW-CHOICES-018',
      ],
    ] as const) {
      expect(await codeOf(database.record.create(asker, sent))).toBe(code);
    }
    expect([await countOfConsents(), await preference(gp)]).toEqual(before);
  });

  it('stands as evidence: it is neither withdrawn nor removed, only followed by another word', async () => {
    const { id } = given(await database.record.create(gp, consent(person, 'permit')));
    const key = { type: 'Consent', id } as const;
    expect(await codeOf(database.record.remove(gp, key))).toBe('CW-FHIR-041');
    expect(
      await codeOf(database.record.update(gp, consent(person, 'permit', { status: 'inactive' }), { key })),
    ).toBe('CW-FHIR-041');
    given(await database.record.update(gp, consent(person, 'deny'), { key }));
    expect(await preference(gp)).toMatchObject({ decision: 'no' });
  });

  it('counts from when it was said, not from when it was recorded', async () => {
    const other = await database.write(gp, testPatientResource());
    const said = (type: string, dateTime: string) =>
      database.record.create(gp, consent(other, type, { dateTime }));
    given(await said('deny', '2026-03-05'));
    expect(await codeOf(said('permit', '2026-03-04'))).toBe('CW-FHIR-041');
    const { id } = given(await said('permit', '2026-03-10'));
    const again = consent(other, 'permit', { dateTime: '2026-03-10' });
    given(await database.record.update(gp, again, { key: { type: 'Consent', id } }));
  });

  it('changes nothing where it is a draft or of another scope, and may be removed', async () => {
    const before = await preference(gp);
    for (const changes of [{ status: 'draft' }, { scope: { coding: [{ code: 'treatment' }] } }]) {
      const { id } = given(await database.record.create(gp, consent(person, 'permit', changes)));
      given(await database.record.remove(gp, { type: 'Consent', id }));
    }
    expect(await preference(gp)).toEqual(before);
  });
});
