import { describe, expect, it } from 'vitest';
import { codings } from './codings.js';

// Verhoeff's check of the dihedral group D5, which ends every identifier of SNOMED CT. Source: SNOMED CT release file specification.
const product = (a: number, b: number) =>
  a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5;
const permuted = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function hasVerhoeffCheck(code: string): boolean {
  const digits = Array.from(code, Number).reverse();
  const check = digits.reduce((sum, digit, place) => {
    let moved = digit;
    for (let round = 0; round < place % 8; round += 1) moved = permuted[moved] ?? 0;
    return product(sum, moved);
  }, 0);
  return check === 0;
}

const all = Object.values(codings);
const bySystem = (system: string) => all.filter((coding) => coding.system === system).map(({ code }) => code);

describe('codings', () => {
  it('has no code twice', () => {
    expect(new Set(all.map(({ system, code }) => `${system}|${code}`)).size).toBe(all.length);
  });

  it('has SNOMED CT and dm+d codes with a right check digit', () => {
    const codes = [...bySystem('http://snomed.info/sct'), ...bySystem('https://dmd.nhs.uk')];
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !hasVerhoeffCheck(code))).toEqual([]);
    expect(hasVerhoeffCheck('195967002')).toBe(false);
  });

  it('has ICD-10 and OPCS-4 codes of their form', () => {
    for (const code of bySystem('http://hl7.org/fhir/sid/icd-10-uk'))
      expect(code).toMatch(/^[A-Z]\d\d(\.\d)?$/);
    for (const code of bySystem('https://fhir.hl7.org.uk/CodeSystem/OPCS-4'))
      expect(code).toMatch(/^[A-Z]\d\d\.\d$/);
  });
});
