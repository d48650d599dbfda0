import { describe, expect, it } from 'vitest';
import { plainCode } from './clinical-code.js';
import type { CodeSystem } from './code-system.js';

describe('plain form of a clinical code', () => {
  it.each<[CodeSystem, string, string]>([
    ['read-v2', '9Nu0', '9Nu0'],
    ['read-v2', '9Nu0.', '9Nu0'],
    ['read-v2', '9Nu0.00', '9Nu0'],
    ['read-v2', 'A788000', 'A7880'],
    ['read-v2', '9U...11', '9U'],
    ['read-v2', '9NU0.', '9NU0'],
    ['ctv3', ' XaZ89 ', 'XaZ89'],
    ['ctv3', '9Nu0.', '9Nu0'],
    ['icd-10', 'b20.1', 'B201'],
    ['icd-10', 'G02.0*', 'G020'],
    ['icd-10', 'Z21X', 'Z21X'],
    ['opcs-4', 'q14.1', 'Q141'],
    ['snomed-ct', '86406008 |HIV infection|', '86406008'],
    ['loinc', ' 75622-1 ', '75622-1'],
  ])('writes the %s code %j as %j', (system, code, plain) => {
    expect(plainCode(system, code)).toBe(plain);
    expect(plainCode(system, plain)).toBe(plain);
  });
});
