import { describe, expect, it } from 'vitest';
import { baseOf, referenceKey } from './reference-key.js';

const patient = { type: 'Patient', base: undefined } as const;
const organisation = { type: 'Organization', base: undefined } as const;
const onServer = { type: 'Patient', base: 'https://a.example/fhir/' } as const;
const nhsNumber = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9912003888' };
const ods = { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RR8' };

describe('the key of a reference', () => {
  it.each([
    ['Patient/1', 'Patient/1'],
    ['Patient/1/_history/2', 'Patient/1'],
    ['https://a.example/fhir/Patient/1', 'Patient/1'],
    ['urn:uuid:1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06', 'urn:uuid:1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06'],
    ['urn:oid:1.2.3', 'urn:oid:1.2.3'],
  ])('is the same for all ways to write it: %s', (reference, key) => {
    expect(referenceKey({ reference }, patient)).toBe(key);
  });

  it('keeps the server where files may be of several', () => {
    expect(referenceKey({ reference: 'Patient/1' }, onServer)).toBe('https://a.example/fhir/Patient/1');
    expect(referenceKey({ reference: 'https://b.example/Patient/1' }, onServer)).toBe(
      'https://b.example/Patient/1',
    );
    expect(referenceKey({ reference: 'Patient/1' }, { ...onServer, base: '' })).toBe('Patient/1');
  });

  it('is a business identifier where the reference has nothing else, or asks for it', () => {
    const key = 'Organization?https://fhir.nhs.uk/Id/ods-organization-code|RR8';
    expect(referenceKey({ identifier: ods }, organisation)).toBe(key);
    expect(referenceKey({ reference: `Organization?identifier=${ods.system}|RR8` }, organisation)).toBe(key);
    const encoded = encodeURIComponent(`${ods.system}|RR8`);
    expect(referenceKey({ reference: `Organization?identifier=${encoded}` }, organisation)).toBe(key);
    expect(referenceKey({ identifier: nhsNumber }, patient)).toBe(`Patient?${nhsNumber.system}|9912003888`);
  });

  it('is never another identifier of a person', () => {
    const identifier = { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-91-5172' };
    expect(referenceKey({ identifier }, patient)).toBe('');
    expect(referenceKey({ reference: `Patient?identifier=${identifier.system}|999-91-5172` }, patient)).toBe(
      '',
    );
    expect(referenceKey({ reference: 'Patient?name=Marked' }, patient)).toBe('');
  });

  it.each([
    undefined,
    'Patient/1',
    {},
    { display: 'Marked' },
    { reference: '#1' },
    { reference: 'Group/1' },
    { reference: 'Marked Name' },
    { reference: 'urn:uuid:Marked Name' },
    { reference: 'Organization?identifier=%' },
  ])('is none for %j', (reference) => {
    expect(referenceKey(reference, patient)).toBe('');
  });
});

describe('the base of a fullUrl', () => {
  it('is all before the type, and none for a urn', () => {
    expect(baseOf('https://a.example/fhir/Patient/1')).toBe('https://a.example/fhir/');
    expect(baseOf('urn:uuid:1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06')).toBe('');
  });
});
