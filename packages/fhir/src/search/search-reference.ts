import type { ResourceType } from '../resource.js';
import { resourceTypes } from '../resource.js';
import { modifiersByType } from './parse-parameter.js';
import { resultParameters } from './parse-result-parameter.js';
import type { SearchParameter } from './search-parameter.js';
import { searchParameters } from './search-parameter.js';

const introduction = `# Searching

What can be searched for over FHIR, by type of resource. Definitions are those of [FHIR R4](http://hl7.org/fhir/R4/search.html).

This page is written from the tables in \`packages/fhir/src/search\` by \`node scripts/search-reference.mjs\`; do not edit it by hand.

## What every search takes

A search looks only at what whoever asks may see. What may not be seen changes nothing in an answer: neither a total, nor the order, nor where
a page ends. A reference to an entry that may not be seen is not found either.

* Values of one parameter with commas between are alternatives; several parameters must all hold. \`\\,\`, \`\\|\` and \`\\$\` stand for the character.
* Dates and numbers take the prefixes eq, ne, gt, lt, ge, le, sa, eb and ap. A time without a zone is read as UTC. \`ap\` is a tenth either side
  of a number, and whatever overlaps of a date.
* Strings are compared without regard to case, accents and repeated blanks. Units of quantities are compared, not converted.
* \`parameter.other\` (a chain, up to three) looks through a reference, \`_has:Type:reference:parameter\` back along one.
* \`_id\`, \`_lastUpdated\` and the parameters of every type below are taken by each; a Patient found by exact NHS number and date of birth
  is a trace.
* A parameter that is unknown is left out, of the self link too, or refused where the request says \`Prefer: handling=strict\`. What FHIR has
  and Causeway has not (\`_text\`, \`_content\`, \`_filter\`, \`_list\`, \`_query\`, \`:in\`, \`:below\`, \`:text\` and others) is always refused.`;

/** The reference page of searching, as Markdown: what every search takes, modifiers by type of parameter, then the parameters of each type. */
export function searchReference(): string {
  const sections = resourceTypes.map(typeSection);
  return `${[introduction, modifierSection(), resultSection(), commonSection(), ...sections].join('\n\n')}\n`;
}

function modifierSection(): string {
  const rows = Object.entries(modifiersByType).map(([type, own]) => {
    const all = ['missing', ...own].map((modifier) => `\`:${modifier}\``);
    return row([type, [...all, ...(type === 'reference' ? ['`:Type`'] : [])].join(' ')]);
  });
  return ['## Modifiers', '', ...head(['type of parameter', 'modifiers']), ...rows].join('\n');
}

function resultSection(): string {
  const names = resultParameters.filter((name) => name !== '_cursor').map((name) => `\`${name}\``);
  return `## How the result is wanted

${names.join(', ')}. A page has 20 matches unless \`_count\` says otherwise, at most 1000; \`_sort\` takes up to four parameters of type date, string or
quantity, \`_id\` and \`_lastUpdated\`. \`_include\` and \`_revinclude\` take \`:iterate\`, and \`*\` for every reference; a page includes at most 1000
resources. The total is exact where it is given. The cursor of a next page serves the user and the query it was made for, while the choices in
force stay as they were.`;
}

function commonSection(): string {
  const common = [...searchParameters('Binary').values()].filter(isCommon);
  return ['## Parameters of every type', '', ...parameterTable(common)].join('\n');
}

function typeSection(type: ResourceType): string {
  const own = [...searchParameters(type).values()].filter((parameter) => !isCommon(parameter));
  if (own.length === 0) return `## ${type}\n\nOnly the parameters of every type.`;
  return [`## ${type}`, '', ...parameterTable(own)].join('\n');
}

function isCommon({ name }: SearchParameter): boolean {
  return name.startsWith('_');
}

function parameterTable(parameters: readonly SearchParameter[]): readonly string[] {
  const rows = parameters.map(({ name, type, expression }) =>
    row([`\`${name}\``, type, `\`${expression}\``]),
  );
  return [...head(['parameter', 'type', 'values (FHIRPath)']), ...rows];
}

function head(titles: readonly string[]): readonly string[] {
  return [row(titles), row(titles.map(() => '---'))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
