// Writes docs/reference/fhir.md from the tables of interactions, search parameters and operations in packages/fhir. Needs the package compiled:
//   npx tsc -b packages/fhir && node scripts/fhir-reference.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fhirReference } from '@causeway/fhir';

const page = fileURLToPath(new URL('../docs/reference/fhir.md', import.meta.url));
writeFileSync(page, fhirReference());
