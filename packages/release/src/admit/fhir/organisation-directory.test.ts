import { type OdsCode, parseOdsCode } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrganisationDirectory } from './organisation-directory.js';
import { organisationOf } from './organisation-of.js';

const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
const found = (resource: object) => ({ resource: { ...resource }, type: 'Organization', fullUrl: '' });
const leeds = {
  id: 'leeds',
  identifier: [{ system: odsSystem, value: 'rr8' }],
  name: 'LEEDS TEACHING HOSPITALS NHS TRUST',
  address: [{ postalCode: 'LS9' }, { postalCode: 'ls97tf' }],
};

describe('an organisation of FHIR', () => {
  it('goes by its ODS code', () => {
    expect(organisationOf(leeds, '')).toEqual({
      ods: 'RR8',
      name: leeds.name,
      kind: 'hospital',
      postcode: 'LS9 7TF',
    });
  });

  it('goes by a code of its identifier where it has no ODS code, the same wherever it is found', () => {
    const identifier = [{ system: 'http://example.org/sites', value: '7' }];
    const { ods } = organisationOf({ identifier }, 'Organization/a');
    expect(organisationOf({ identifier, name: 'Another' }, 'Organization/b').ods).toBe(ods);
    expect(organisationOf({}, 'Organization/a').ods).not.toBe(ods);
  });

  it('always has a code that can be an ODS code', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (system, value) => {
        const { ods } = organisationOf({ identifier: [{ system, value }] }, 'Organization/a');
        expect(parseOdsCode(ods)).toEqual({ ok: true, value: ods });
      }),
      { seed: 20261122 },
    );
  });

  it('is told by its type where its name does not tell', () => {
    expect(organisationOf({ name: 'St James', type: [{ coding: [{ display: 'Hospital' }] }] }, '').kind).toBe(
      'hospital',
    );
  });
});

describe('the directory of organisations', () => {
  it('knows an organisation by every key, and describes it by its resource rather than by what refers to it', () => {
    const directory = new OrganisationDirectory();
    const key = `Organization?${odsSystem}|RR8`;
    directory.refer({ display: 'Leeds' }, key);
    directory.add(found(leeds), true);
    expect(directory.entries().map(({ reference, ods }) => [reference, ods])).toEqual([
      ['Organization/leeds', 'RR8'],
      [key, 'RR8'],
      [`Organization?${odsSystem}|rr8`, 'RR8'],
    ]);
    expect(directory.sources(['RR8' as OdsCode])).toEqual([
      { ods: 'RR8', name: leeds.name, kind: 'hospital', postcode: 'LS9 7TF' },
    ]);
  });

  it('makes a source of an organisation that is only referred to', () => {
    const directory = new OrganisationDirectory();
    directory.refer({ display: 'High Street Surgery' }, `Organization?${odsSystem}|D81001`);
    directory.refer({ reference: 'Organization/unknown' }, 'Organization/unknown');
    const [known, unknown] = directory.entries();
    expect(known).toMatchObject({ ods: expect.stringMatching(/^X[0-9A-F]{11}$/), isPractice: false });
    expect(unknown).toMatchObject({ ods: 'D81001', isPractice: true });
    const [surgery, other] = directory.sources(['D81001', known?.ods] as OdsCode[]);
    expect(surgery).toEqual({ ods: 'D81001', name: 'High Street Surgery', kind: 'gp', postcode: undefined });
    expect(other).toEqual({ ods: known?.ods, name: known?.ods, kind: 'gp', postcode: undefined });
  });

  it('believes a source that is known already', () => {
    const source = { ods: 'RR8' as OdsCode, name: 'Known', kind: 'gp', postcode: undefined } as const;
    const directory = new OrganisationDirectory([source]);
    directory.add(found(leeds), false);
    expect(directory.entries().every(({ isPractice }) => isPractice)).toBe(true);
    expect(directory.sources([source.ods])).toEqual([source]);
  });
});
