// Writes docs/reference/search.md from the tables of search parameters in packages/fhir. Needs the package compiled:
//   npx tsc -b packages/fhir && node scripts/search-reference.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { searchReference } from '@causeway/fhir';

const page = fileURLToPath(new URL('../docs/reference/search.md', import.meta.url));
writeFileSync(page, searchReference());
