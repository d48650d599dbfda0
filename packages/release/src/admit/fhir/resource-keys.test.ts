import { describe, expect, it } from 'vitest';
import { resourceId, resourceKeys } from './resource-keys.js';

const urn = 'urn:uuid:1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06';
const found = (resource: object, fullUrl = '') => ({ resource: { ...resource }, type: 'Patient', fullUrl });

describe('the keys of a resource', () => {
  it('are its id, the urn of its entry, and its NHS number', () => {
    const identifier = [
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9912003888' },
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-91-5172' },
    ];
    expect(resourceKeys(found({ id: 'a', identifier }, urn), false)).toEqual({
      self: 'Patient/a',
      keys: ['Patient/a', urn, 'Patient?https://fhir.nhs.uk/Id/nhs-number|9912003888'],
    });
  });

  it('are the urn alone of what is posted without an id', () => {
    expect(resourceKeys(found({}, urn), true)).toEqual({ self: urn, keys: [urn] });
    expect(resourceId(found({}, urn))).toBe('1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06');
  });

  it('tell servers apart where that is asked', () => {
    const fullUrl = 'https://a.example/fhir/Patient/a';
    expect(resourceKeys(found({ id: 'a' }, fullUrl), true).self).toBe(fullUrl);
    expect(resourceKeys(found({ id: 'a' }, fullUrl), false).self).toBe('Patient/a');
  });

  it('are none without an id', () => {
    expect(resourceKeys(found({}), true)).toEqual({ self: '', keys: [] });
    expect(resourceId(found({}))).toBe('');
  });
});
