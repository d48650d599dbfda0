import { describe, expect, it } from 'vitest';
import { searchIndexOf } from './search-index.js';

const encounter = '11111111-1111-4111-8111-111111111111';

const observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
  subject: { reference: 'Patient/22222222-2222-4222-8222-222222222222' },
  encounter: { reference: `Encounter/${encounter}/_history/2` },
  performer: [{ identifier: { system: 'urn:staff', value: '7' } }],
  effectivePeriod: { start: '2020-06-15' },
  valueQuantity: { value: 120, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
};

describe('searchIndexOf', () => {
  const index = searchIndexOf(observation);

  it('finds a code by system and code, by either, and by its being there', () => {
    expect(index.tokens).toEqual(
      expect.arrayContaining([
        'code=http://loinc.org|8480-6',
        'code=*|8480-6',
        'code=http://loinc.org|*',
        'code!',
      ]),
    );
    expect(index.tokens).not.toContain('code=|8480-6');
  });

  it('knows the system that a status is of', () => {
    expect(index.tokens).toContain('status=http://hl7.org/fhir/observation-status|final');
  });

  it('finds references by what they lead to, and by the identifier in them', () => {
    expect(index.tokens).toContain(`encounter=Encounter/${encounter}`);
    expect(index.tokens).toContain('performer:identifier=urn:staff|7');
    expect(index.tokens).toContain('performer!');
    expect(index.references).toEqual([encounter]);
  });

  it('leaves an open period open, and takes it for the clinical date', () => {
    const open = { from: '2020-06-15T00:00:00.000Z', until: 'infinity' };
    expect(index.dates).toContainEqual({ parameter: 'date', ...open });
    expect(index.effective).toEqual(open);
  });

  it('finds a quantity by its unit in code and in words, and together with the code of the resource', () => {
    expect(index.quantities).toContainEqual({
      parameter: 'value-quantity',
      low: 120,
      high: 120,
      unit: 'http://unitsofmeasure.org|mm[Hg]',
    });
    expect(index.quantities).toContainEqual({
      parameter: 'value-quantity',
      low: 120,
      high: 120,
      unit: '|mmHg',
    });
    expect(index.quantities.map(({ parameter }) => parameter)).toContain(
      'code-value-quantity=http://loinc.org|8480-6',
    );
  });

  it('keeps names without accents and case for finding, as written for exactness', () => {
    const { strings, tokens } = searchIndexOf({
      resourceType: 'Patient',
      name: [{ family: 'Ó  Súilleabháin', given: ['Zoë'] }],
      birthDate: '1960-02-29',
    });
    expect(strings).toContainEqual({ parameter: 'family', value: 'o suilleabhain' });
    expect(tokens).toContain('name:exact=Zoë');
    expect(tokens).toContain('birthdate:day=1960-02-29');
    expect(tokens).toContain('deceased=*|false');
  });

  it('finds nothing by a resource whose elements are of other shapes than FHIR has', () => {
    const strange = {
      resourceType: 'Observation',
      code: [null, 3, 'x'],
      subject: 7,
      effectiveDateTime: { a: 1 },
    };
    expect(searchIndexOf(strange)).toMatchObject({ strings: [], dates: [], quantities: [], references: [] });
  });
});
