import { describe, expect, it } from 'vitest';
import { codeSystemOf, codeSystems } from './code-system.js';

describe('code system', () => {
  it('knows every system by its own short name', () => {
    for (const system of codeSystems) expect(codeSystemOf(system)).toBe(system);
  });

  it.each([
    ['http://snomed.info/sct', 'snomed-ct'],
    ['http://snomed.info/sct|http://snomed.info/sct/83821000000107', 'snomed-ct'],
    ['http://snomed.info/sct/83821000000107/version/20240410', 'snomed-ct'],
    ['urn:oid:2.16.840.1.113883.6.96', 'snomed-ct'],
    ['2.16.840.1.113883.6.96', 'snomed-ct'],
    [' SNOMED CT ', 'snomed-ct'],
    ['https://dmd.nhs.uk', 'snomed-ct'],
    ['http://read.info/readv2', 'read-v2'],
    ['http://read.info/ctv3', 'ctv3'],
    ['http://hl7.org/fhir/sid/icd-10', 'icd-10'],
    ['ICD10', 'icd-10'],
    ['https://fhir.hl7.org.uk/CodeSystem/OPCS-4', 'opcs-4'],
    ['http://loinc.org/', 'loinc'],
  ])('reads %s as %s', (name, system) => {
    expect(codeSystemOf(name)).toBe(system);
  });

  it.each(['', '  ', 'local', 'http://example.org/codes', 'http://snomed.info/id', 'urn:oid:1.2.3'])(
    'does not know %j, and does not guess',
    (name) => {
      expect(codeSystemOf(name)).toBeUndefined();
    },
  );
});
