// Writes docs/reference/problems.md from the catalogue of problems in packages/domain. Needs the package compiled:
//   npx tsc -b packages/domain && node scripts/problem-reference.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemReference } from '@causeway/domain';

const page = fileURLToPath(new URL('../docs/reference/problems.md', import.meta.url));
writeFileSync(page, problemReference());
