import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fhirReference } from './fhir-reference.js';

const page = new URL('../../../../docs/reference/fhir.md', import.meta.url);
const regenerate = 'run: npx tsc -b packages/fhir && node scripts/fhir-reference.mjs';

describe('docs/reference/fhir.md', () => {
  it('says what the tables of the API say', () => {
    expect(readFileSync(page, 'utf8'), regenerate).toBe(fhirReference());
  });
});
