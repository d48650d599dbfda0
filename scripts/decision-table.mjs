// Writes the decision table of packages/choices into docs/explanation/who-may-see-what.md, between its two marks. Needs the package
// compiled:
//   npx tsc -b packages/choices && node scripts/decision-table.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decisionTableReference } from '@causeway/choices';

const page = fileURLToPath(new URL('../docs/explanation/who-may-see-what.md', import.meta.url));
const [before, , after] = readFileSync(page, 'utf8').split(
  /(?<=<!-- decision table -->\n)|(?=\n<!-- end of decision table -->)/,
);
writeFileSync(page, `${before}\n${decisionTableReference()}\n${after}`);
