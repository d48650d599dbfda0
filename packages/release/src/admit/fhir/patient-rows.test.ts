import { describe, expect, it } from 'vitest';
import { patientDeath } from './patient-death.js';
import { hasPartialBirthDate, patientRows } from './patient-rows.js';

const nhsNumber = (value: string, more = {}) => ({
  system: 'https://fhir.nhs.uk/Id/nhs-number',
  value,
  ...more,
});

const nobody = {
  nhs_number: '',
  date_of_birth: '',
  sex: '',
  postcode: '',
  valid_from: '',
  valid_to: '',
  registered_gp: '',
  ethnic_category: '',
};

describe('the rows of a Patient', () => {
  it('hold what identifies without a name', () => {
    const patient = {
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory',
          valueCodeableConcept: { coding: [{ code: 'G', display: 'Mixed - Any other mixed background' }] },
        },
      ],
      identifier: [{ system: 'http://example.org/mrn', value: '77' }, nhsNumber('9912003888')],
      name: [{ family: 'SMITH' }],
      gender: 'male',
      birthDate: '1970-09-11',
      address: [{ line: ['4 Sandmoor Drive'], postalCode: 'LS17 7DF', period: { start: '2015-06' } }],
      generalPractitioner: [
        { reference: 'Practitioner/1' },
        { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'B86001' } },
      ],
    };
    expect(patientRows(patient)).toEqual([
      {
        nhs_number: '9912003888',
        date_of_birth: '1970-09-11',
        sex: '1',
        postcode: 'LS17 7DF',
        valid_from: '2015-06-01',
        valid_to: '',
        registered_gp: 'B86001',
        ethnic_category: 'G',
      },
    ]);
  });

  it('are one for each address, with the time it held', () => {
    const address = [
      { postalCode: 'LS17 7DF', period: { start: '2019-05-04T00:00:00Z' } },
      { postalCode: 'LS8 3DR', period: { end: '2019' } },
    ];
    expect(patientRows({ address })).toEqual([
      { ...nobody, postcode: 'LS17 7DF', valid_from: '2019-05-04' },
      { ...nobody, postcode: 'LS8 3DR', valid_to: '2019-12-31' },
    ]);
  });

  it('are one without a postcode where there is no address', () => {
    expect(patientRows({})).toEqual([nobody]);
  });

  it('are one more for each earlier NHS number, the present one first', () => {
    const identifier = [
      nhsNumber('9912003888', { use: 'old', period: { end: '2001-02-03' } }),
      nhsNumber('9912003890'),
      nhsNumber('9912003890', { use: 'official' }),
    ];
    const address = [{ postalCode: 'LS17 7DF' }];
    expect(patientRows({ identifier, address })).toEqual([
      { ...nobody, nhs_number: '9912003890', postcode: 'LS17 7DF' },
      { ...nobody, nhs_number: '9912003888', postcode: 'LS17 7DF', valid_to: '2001-02-03' },
    ]);
  });

  it.each([
    ['male', '1'],
    ['female', '2'],
    ['other', '9'],
    ['unknown', '0'],
    [undefined, ''],
  ])('have the sex %s as %s', (gender, sex) => {
    expect(patientRows({ gender })[0]?.sex).toBe(sex);
  });

  it('leave a date of birth empty that names no day, and say so', () => {
    expect(patientRows({ birthDate: '1970-09' })[0]?.date_of_birth).toBe('');
    expect(hasPartialBirthDate({ birthDate: '1970-09' })).toBe(true);
    expect(hasPartialBirthDate({ birthDate: '1970-09-11' })).toBe(false);
    expect(hasPartialBirthDate({})).toBe(false);
  });

  it('keep what is no date as it was sent, to be set aside', () => {
    expect(patientRows({ birthDate: '11/09/1970' })[0]?.date_of_birth).toBe('11/09/1970');
  });
});

describe('the death of a Patient', () => {
  it('is an event on its day', () => {
    expect(patientDeath({ deceasedDateTime: '2019-08-05T10:00:00Z' })).toMatchObject({
      entries: [{ kind: 'death', part: '#death', start: { day: '2019-08-05' } }],
      unusable: [],
    });
  });

  it('is known to be missing where it is not said when', () => {
    expect(patientDeath({ deceasedBoolean: true })).toEqual({ entries: [], unusable: ['date-missing'] });
  });

  it('is none of who lives', () => {
    expect(patientDeath({})).toEqual({ entries: [], unusable: [] });
    expect(patientDeath({ deceasedBoolean: false })).toEqual({ entries: [], unusable: [] });
  });
});
