import { describe, expect, it } from 'vitest';
import { conditionOf, conditions } from './condition.js';

describe('conditionOf', () => {
  it('knows a SNOMED CT concept by the FHIR address of its system', () => {
    expect(conditionOf('http://snomed.info/sct', '44054006')?.name).toBe('type-2-diabetes');
  });

  it('knows an ICD-10 code by its category, with and without the dot', () => {
    expect(conditionOf('http://hl7.org/fhir/sid/icd-10-uk', 'J45.9')?.name).toBe('asthma');
    expect(conditionOf('ICD10', 'J459')?.name).toBe('asthma');
  });

  it('does not take a number of another system for a concept of this one', () => {
    expect(conditionOf('https://dmd.nhs.uk', '44054006')).toBeUndefined();
    expect(conditionOf('', '44054006')).toBeUndefined();
  });

  it('gives each code to one condition only', () => {
    const codes = conditions.flatMap(({ snomed, icd10 }) => [...snomed, ...icd10]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
