import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../resource.js';
import { observation, patient } from '../testing/sample-resources.js';
import { validate, validateQuick } from './validate.js';

function problemsOf(resource: unknown): readonly (readonly [string, string | undefined])[] {
  const valid = validate(resource);
  return valid.ok ? [] : valid.error.map(({ code, path }) => [code, path]);
}

describe('validate', () => {
  it('takes valid resources as they are', () => {
    expect(validate(patient)).toEqual({ ok: true, value: patient });
    expect(validate(observation)).toEqual({ ok: true, value: observation });
  });

  const faults: readonly (readonly [string, object, string, string])[] = [
    ['an element that R4 does not know', { ...patient, shoeSize: 43 }, 'CW-FHIR-010', 'Patient'],
    ['one in a list', { ...patient, name: [{ surname: 'Quixote' }] }, 'CW-FHIR-010', 'Patient.name[0]'],
    ['a missing code', { ...observation, status: undefined }, 'CW-FHIR-011', 'Observation.status'],
    ['a missing object', { ...observation, code: undefined }, 'CW-FHIR-011', 'Observation.code'],
    [
      'one value where a list stands',
      { ...patient, name: { family: 'Quixote' } },
      'CW-FHIR-012',
      'Patient.name',
    ],
    ['a list where one value stands', { ...patient, gender: ['female'] }, 'CW-FHIR-013', 'Patient.gender'],
    [
      'a number as text',
      { ...observation, valueQuantity: { value: '70' } },
      'CW-FHIR-012',
      'Observation.valueQuantity.value',
    ],
    [
      'a day of another spelling',
      { ...patient, birthDate: '03/02/1950' },
      'CW-FHIR-012',
      'Patient.birthDate',
    ],
    [
      'a moment without its zone',
      { ...observation, effectiveDateTime: '2026-01-02T03:04' },
      'CW-FHIR-012',
      'Observation.effectiveDateTime',
    ],
    ['an id with a space', { ...patient, id: 'a b' }, 'CW-FHIR-012', 'Patient.id'],
    ['a code that is not of the list', { ...patient, gender: 'woman' }, 'CW-FHIR-013', 'Patient.gender'],
    ['two values of one element', { ...observation, valueString: 'x' }, 'CW-FHIR-014', 'Observation.value'],
    [
      'two moments of death',
      { ...patient, deceasedBoolean: true, deceasedDateTime: '2020' },
      'CW-FHIR-014',
      'Patient.deceased',
    ],
    [
      'a reference to another type',
      { ...observation, subject: { reference: 'Medication/1' } },
      'CW-FHIR-015',
      'Observation.subject',
    ],
    [
      'the same as an absolute address',
      { ...observation, subject: { reference: 'https://other.example/fhir/Medication/1' } },
      'CW-FHIR-015',
      'Observation.subject',
    ],
    [
      'the same by its type',
      { ...observation, subject: { type: 'Medication', display: 'x' } },
      'CW-FHIR-015',
      'Observation.subject',
    ],
    [
      'a script in the narrative',
      { ...patient, text: { status: 'generated', div: '<div><script>x()</script></div>' } },
      'CW-FHIR-016',
      'Patient.text.div',
    ],
    [
      'a rule broken (obs-6)',
      { ...observation, dataAbsentReason: { text: 'x' } },
      'CW-FHIR-017',
      'Observation',
    ],
    [
      'a rule broken (pat-1)',
      { ...patient, contact: [{ gender: 'male' }] },
      'CW-FHIR-017',
      'Patient.contact[0]',
    ],
    [
      'a rule broken (per-1)',
      { ...observation, effectiveDateTime: undefined, effectivePeriod: { start: '2026-02', end: '2026-01' } },
      'CW-FHIR-017',
      'Observation.effectivePeriod',
    ],
    [
      'a reference to what is not contained (ref-1)',
      { ...observation, specimen: { reference: '#nothing' } },
      'CW-FHIR-017',
      'Observation.specimen',
    ],
    ['an empty text', { ...patient, name: [{ family: '' }] }, 'CW-FHIR-012', 'Patient.name[0].family'],
    ['an empty list', { ...patient, name: [] }, 'CW-FHIR-018', 'Patient.name'],
    ['an empty object', { ...patient, name: [{}] }, 'CW-FHIR-018', 'Patient.name[0]'],
    [
      'a null alone in a list',
      { ...patient, name: [{ given: [null] }] },
      'CW-FHIR-018',
      'Patient.name[0].given[0]',
    ],
    ['a null', { ...patient, birthDate: null }, 'CW-FHIR-012', 'Patient.birthDate'],
    [
      'a fault in a contained resource',
      { ...observation, contained: [{ resourceType: 'Patient', id: 'p', gender: 'x' }] },
      'CW-FHIR-013',
      'Observation.contained[0].gender',
    ],
  ];
  it.each(faults)('finds %s', (_what, resource, code, path) => {
    const given = JSON.parse(JSON.stringify(resource)) as unknown;
    expect(problemsOf(given)).toContainEqual([code, path]);
  });

  it('takes a null in a list where the same place of its extensions has one', () => {
    const extension = [{ url: 'https://extension.example', valueCode: 'unknown' }];
    expect(
      problemsOf({ ...patient, name: [{ given: [null, 'Ana'], _given: [{ extension }, null] }] }),
    ).toEqual([]);
  });

  it('takes an extension in the place of a value that must be there', () => {
    const extension = [
      { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
    ];
    const { status: _, ...others } = observation;
    expect(problemsOf({ ...others, _status: { extension } })).toEqual([]);
  });

  it('takes references within a Bundle, to what is contained, and by identifier', () => {
    const contained = [{ resourceType: 'Location', id: 'l', name: 'Ward', telecom: [{ anything: 'goes' }] }];
    for (const subject of [
      { reference: 'urn:uuid:5d5c9c3a-8f5c-4c6d-a8f7-6a8c3c6b8a01' },
      { reference: '#l' },
      { reference: 'Patient?identifier=x|1' },
      { identifier: { value: '1' } },
    ]) {
      expect(problemsOf({ ...observation, contained, subject })).toEqual([]);
    }
  });

  it('takes in an entry of a Bundle what refers to its own contained resources, and in a contained one what refers to its neighbours', () => {
    const practitioner = { resourceType: 'Practitioner', id: 'd', active: true };
    const role = { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: '#d' } };
    const resource = { ...observation, contained: [practitioner, role], performer: [{ reference: '#r' }] };
    expect(problemsOf(resource)).toEqual([]);
    expect(problemsOf({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] })).toEqual([]);
    const { contained: _, ...lone } = resource;
    expect(problemsOf({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: lone }] })).toEqual([
      ['CW-FHIR-017', 'Bundle.entry[0].resource.performer[0]'],
    ]);
  });

  it('keeps the profiles a resource names, and does not check them', () => {
    const profile = ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'];
    expect(validate({ ...patient, meta: { profile } })).toMatchObject({
      ok: true,
      value: { meta: { profile } },
    });
  });

  it('refuses what is no resource, and types that are not kept', () => {
    for (const value of [null, 1, 'x', [], {}, { resourceType: 3 }])
      expect(problemsOf(value)).toEqual([['CW-FHIR-006', undefined]]);
    for (const resourceType of [
      'Claim',
      '__proto__',
      'constructor',
      'HumanName',
      'Patient_Contact',
      'ResourceList',
      'string',
    ]) {
      expect(problemsOf({ resourceType, id: '1' })).toEqual([['CW-FHIR-007', undefined]]);
    }
  });

  it('knows every type that is kept', () => {
    for (const resourceType of resourceTypes) {
      expect(problemsOf({ resourceType, noElement: 1 }), resourceType).toContainEqual([
        'CW-FHIR-010',
        resourceType,
      ]);
    }
  });

  it('takes a document of megabytes', () => {
    const data = 'QUJD'.repeat(1_000_000);
    expect(problemsOf({ resourceType: 'Binary', contentType: 'image/png', data })).toEqual([]);
    const attachment = { contentType: 'image/png', data };
    expect(
      problemsOf({ resourceType: 'DocumentReference', status: 'current', content: [{ attachment }] }),
    ).toEqual([]);
  });

  it('tells that nesting is too deep where it did not come through the parser', () => {
    let extension: object = { url: 'https://extension.example', valueCode: 'x' };
    for (let depth = 0; depth < 20_000; depth += 1)
      extension = { url: 'https://extension.example', extension: [extension] };
    expect(problemsOf({ ...patient, extension: [extension] })).toEqual([['CW-FHIR-003', 'Patient']]);
  });

  it('tells fifty problems at most', () => {
    const name = Array.from({ length: 500 }, () => ({ surname: 'x' }));
    expect(problemsOf({ ...patient, name })).toHaveLength(50);
  });
});

describe('validateQuick', () => {
  it('finds what is wrong with the structure, and leaves the rules unchecked', () => {
    expect(validateQuick({ ...patient, gender: 'woman' }).ok).toBe(false);
    expect(validateQuick({ ...patient, contact: [{ gender: 'male' }] }).ok).toBe(true);
  });
});
