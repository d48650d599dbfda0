import { describe, expect, it } from 'vitest';
import { fileLabel } from './file-label.js';

const numbered = { number: 3, of: 11 };

describe('what a FHIR file is called', () => {
  it.each([
    'extracts/RGT/Patient.ndjson',
    'extracts/RGT/Observation.0001.ndjson.gz',
    'extracts/D81001/patients_part2.ndjson',
    'bundle-03.json',
    'broken.json',
    'truncated-bundle.json',
    '_organizations_102.json',
    'ukcore-examples-collection-bundle.json',
  ])('is its name where that is of plain words: %s', (file) => {
    expect(fileLabel({ file, ...numbered })).toBe(file);
  });

  it.each([
    'Adalberto_Hartmann_ba18818d.json',
    'patient-smith.json',
    '9434765919.json',
    '943-476-5919-patient.json',
    '19700911.ndjson',
    '1ae0605d-e5b8-4d6d-a96d-c93dcbd57e06.json',
    'Zoë.json',
  ])('is its number where its name may be of a person: %s', (file) => {
    const label = 'FHIR file 3 of 11 (in the order of their names)';
    expect(fileLabel({ file, ...numbered })).toBe(label);
    expect(fileLabel({ file: `extracts/RGT/${file}`, ...numbered })).toBe(`extracts/RGT/${label}`);
  });
});
