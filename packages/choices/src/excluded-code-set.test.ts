import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeSystem } from './code-system.js';
import { defaultExcludedCodeSet } from './default-excluded-code-set.js';
import type { ExcludedCategoryName } from './excluded-code-set.js';
import { excludedCategoryNames, excludedCategoryOf, withExtraCodes } from './excluded-code-set.js';

const listed = defaultExcludedCodeSet.categories.flatMap(({ name, codes }) =>
  Object.entries(codes).flatMap(([system, entries]) =>
    entries.map(([code, term]) => ({ name, system: system as CodeSystem, code, term })),
  ),
);

function categoryOf(codeSystem: string, code: string): ExcludedCategoryName | undefined {
  return excludedCategoryOf(defaultExcludedCodeSet, { codeSystem, code });
}

/**
 * Whether the last digit of a SNOMED CT identifier is its check digit (Verhoeff; SNOMED CT Release File
 * Specification, 6.4).
 */
function hasVerhoeffCheckDigit(id: string): boolean {
  const permuteOnce = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permuted = (digit: number, times: number): number =>
    times === 0 ? digit : permuted(permuteOnce[digit] ?? 0, times - 1);
  const product = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
    return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
  };
  const digits = Array.from(id, Number).toReversed();
  return digits.reduce((sum, digit, position) => product(sum, permuted(digit, position % 8)), 0) === 0;
}

describe('excluded code set', () => {
  it('has every kind of the decision table, each with its source and at least one code', () => {
    expect(defaultExcludedCodeSet.categories.map(({ name }) => name)).toEqual(excludedCategoryNames);
    for (const { name, source, codes } of defaultExcludedCodeSet.categories) {
      expect(source.length, name).toBeGreaterThan(20);
      expect(Object.values(codes).flat().length, name).toBeGreaterThan(0);
    }
  });

  it('holds each code once, and only codes that a system could have', () => {
    expect(new Set(listed.map(({ system, code }) => `${system} ${code}`)).size).toBe(listed.length);
    const shapes: Record<CodeSystem, RegExp> = {
      'snomed-ct': /^\d{6,18}$/,
      'read-v2': /^[0-9A-Za-z]{2,5}$/,
      ctv3: /^[0-9A-Za-z]{5}$/,
      'icd-10': /^[A-Z]\d\d(\.\d{1,2})?(-[A-Z]\d\d(\.\d)?)?$/,
      'opcs-4': /^[A-Z]\d\d(\.\d)?$/,
      loinc: /^\d{1,6}-\d$/,
    };
    for (const { system, code } of listed) expect(code, system).toMatch(shapes[system]);
  });

  it('lists no SNOMED CT identifier whose check digit is wrong', () => {
    expect(hasVerhoeffCheckDigit('86406009')).toBe(false);
    const identifiers = listed.filter(({ system }) => system === 'snomed-ct');
    expect(identifiers.length).toBeGreaterThan(50);
    for (const { code, term } of identifiers) expect(hasVerhoeffCheckDigit(code), term).toBe(true);
  });

  it('leaves out every code that it lists, by its system and by none', () => {
    for (const { name, system, code } of listed) {
      const [first = code] = code.split('-').slice(0, system === 'loinc' ? undefined : 1);
      const asked = system === 'loinc' ? code : first;
      expect(categoryOf(system, asked), code).toBe(name);
      expect(categoryOf('', asked), code).toBeDefined();
    }
  });

  it.each([
    ['http://snomed.info/sct', '86406008', 'hiv-aids'],
    ['urn:oid:2.16.840.1.113883.6.96', '62479008', 'hiv-aids'],
    ['http://hl7.org/fhir/sid/icd-10', 'B20.1', 'hiv-aids'],
    ['icd-10', 'B24X', 'hiv-aids'],
    ['icd-10', 'Z21X', 'hiv-aids'],
    ['icd-10', 'a56.0', 'sexually-transmitted-infection'],
    ['icd-10', 'K671', 'sexually-transmitted-infection'],
    ['icd-10', 'O04.9', 'termination-of-pregnancy'],
    ['opcs-4', 'Q13.1', 'assisted-fertilisation'],
    ['read-v2', 'A788000', 'hiv-aids'],
    ['read-v2', '9U1..', 'complaint'],
    ['read-v2', '1332.', 'marital-status'],
    ['icd-10', 'Z65.1', 'imprisonment'],
    ['icd-10', 'Y05', 'abuse-by-others'],
    ['http://loinc.org', '75622-1', 'hiv-aids'],
  ])('leaves out %s %s', (codeSystem, code, name) => {
    expect(categoryOf(codeSystem, code)).toBe(name);
  });

  it.each([
    ['http://snomed.info/sct', '44054006'],
    ['http://snomed.info/sct', '38341003'],
    ['icd-10', 'B19.9'],
    ['icd-10', 'B25.9'],
    ['icd-10', 'A49.9'],
    ['icd-10', 'A65'],
    ['icd-10', 'Z11.1'],
    ['icd-10', 'K67.3'],
    ['icd-10', 'O03.9'],
    ['icd-10', 'O09'],
    ['icd-10', 'Y10'],
    ['read-v2', '134..'],
    ['read-v2', 'a788.'],
    ['https://dmd.nhs.uk', '322236009'],
    ['http://snomed.info/sct', 'B20'],
    ['', 'ATT'],
    ['', ''],
    ['', '133931000119105'],
  ])('lets %j %j pass', (codeSystem, code) => {
    expect(categoryOf(codeSystem, code)).toBeUndefined();
  });

  it('matches a code without a known system against every system', () => {
    expect(categoryOf('', '86406008')).toBe('hiv-aids');
    expect(categoryOf('local', 'B20.1')).toBe('hiv-aids');
    expect(categoryOf('http://example.org/codes', '9U...')).toBe('complaint');
  });

  it('grows by a deployment’s own codes, and says so in its version', () => {
    const set = withExtraCodes(defaultExcludedCodeSet, {
      source: 'refset-2026-04',
      category: 'complaint',
      codeSystem: 'snomed-ct',
      codes: [['44054006', 'stands for a code of the reference set']],
    });
    expect(excludedCategoryOf(set, { codeSystem: 'snomed', code: '44054006' })).toBe('complaint');
    expect(set.version).toBe('causeway-excluded-2026-1+refset-2026-04');
    expect(categoryOf('snomed', '44054006')).toBeUndefined();
  });

  it('never lets a code in by adding another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...listed), fc.stringMatching(/^[A-Z]\d\d$/), ({ system, code }, more) => {
        const set = withExtraCodes(defaultExcludedCodeSet, {
          source: 'more',
          category: 'abuse-by-others',
          codeSystem: 'icd-10',
          codes: [[more, 'any']],
        });
        const concept = { codeSystem: system, code };
        expect(excludedCategoryOf(set, concept)).toBe(excludedCategoryOf(defaultExcludedCodeSet, concept));
      }),
    );
  });
});
