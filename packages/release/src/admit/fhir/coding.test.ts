import { describe, expect, it } from 'vitest';
import { preferredCoding } from './coding.js';

const ctv3 = { system: 'http://read.info/ctv3', code: 'X78Uv', display: 'Benign melanocytic naevus skin' };
const snomed = { system: 'http://snomed.info/sct', code: '400010006' };

describe('the coding of a concept', () => {
  it('is the one of SNOMED CT, wherever it stands', () => {
    expect(preferredCoding({ coding: [ctv3, snomed] })).toEqual(snomed);
    expect(
      preferredCoding({ coding: [ctv3, { ...snomed, system: `${snomed.system}/83821000000107` }] }),
    ).toMatchObject({ code: snomed.code });
  });

  it('is the first that has a code where none is of SNOMED CT', () => {
    const { system, code } = ctv3;
    expect(preferredCoding({ coding: [{ system: 'http://loinc.org' }, ctv3] })).toEqual({ system, code });
    expect(preferredCoding({ coding: [{ code: ' ATT ' }] })).toEqual({ system: '', code: 'ATT' });
  });

  it.each([
    undefined,
    'text',
    {},
    { text: 'Myocardial infarction' },
    { coding: 5 },
    { coding: [null, { code: 7 }] },
  ])('is none for %j', (concept) => {
    expect(preferredCoding(concept)).toBeUndefined();
  });
});
