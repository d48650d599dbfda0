// Writes what packages/choices decides by into the documentation: the decision table into docs/explanation/who-may-see-what.md, between
// its two marks, and docs/reference/direct-care.md. Needs the package compiled:
//   npx tsc -b packages/choices && node scripts/direct-care-reference.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decisionTableReference, directCareReference } from '@causeway/choices';

const pathOf = (page) => fileURLToPath(new URL(`../docs/${page}`, import.meta.url));
const explanation = pathOf('explanation/who-may-see-what.md');
const marks = /(?<=<!-- decision table -->\n)[\s\S]*(?=<!-- end of decision table -->)/;
writeFileSync(
  explanation,
  readFileSync(explanation, 'utf8').replace(marks, () => `\n${decisionTableReference()}\n\n`),
);
writeFileSync(pathOf('reference/direct-care.md'), directCareReference());
