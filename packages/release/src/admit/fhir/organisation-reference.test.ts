import { describe, expect, it } from 'vitest';
import { organisationReference } from './organisation-reference.js';

const origin = { resource: {}, base: '', holdsOrganisations: false };
const urn = (digit: string) => ({ reference: `urn:uuid:1ae0605d-e5b8-4d6d-a96d-c93dcbd57e0${digit}` });
const leeds = { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RR8' };
const gmc = { system: 'https://fhir.hl7.org.uk/Id/gmc-number', value: 'C1234567' };

describe('the organisation that references lead to', () => {
  it.each([
    ['names the type', { reference: 'Organization/1' }],
    ['says the type', { ...urn('9'), type: 'Organization' }],
    ['has an ODS code', { identifier: leeds }],
  ])('is the first that %s, before one that may be a person', (_, certain) => {
    expect(organisationReference([urn('1'), certain], origin)).toMatchObject({
      reference: certain,
      isCertain: true,
    });
  });

  it('may be a urn, which only a resource can tell', () => {
    expect(organisationReference([urn('1'), urn('2')], origin)).toMatchObject({
      key: urn('1').reference,
      isCertain: false,
    });
    expect(organisationReference([urn('1')], { ...origin, holdsOrganisations: true })?.isCertain).toBe(true);
  });

  it('is none where they lead to people', () => {
    expect(
      organisationReference([{ reference: 'Practitioner/1' }, { identifier: gmc }], origin),
    ).toBeUndefined();
  });

  it('may be contained in the resource', () => {
    const contained = [{ resourceType: 'Organization', id: 'o', identifier: [leeds], name: 'LEEDS' }];
    expect(
      organisationReference([{ reference: '#o' }], { ...origin, resource: { contained } }),
    ).toMatchObject({
      key: `Organization?${leeds.system}|RR8`,
      reference: { display: 'LEEDS' },
      isCertain: true,
    });
    expect(
      organisationReference([{ reference: '#p' }], { ...origin, resource: { contained } }),
    ).toBeUndefined();
  });
});
