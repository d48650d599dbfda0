import type { ProblemCategory } from '@causeway/domain';
import { answerByCategory } from '../operation-outcome.js';
import type { Operation, OperationParameter } from '../operations/operation.js';
import { operations } from '../operations/operation-table.js';
import { type ResourceType, resourceTypes } from '../resource.js';
import { modifiersByType } from '../search/parse-parameter.js';
import { searchParameters } from '../search/search-parameter.js';
import { interactionTable } from './interaction-table.js';

const introduction = `# FHIR: what works

FHIR R4 (4.0.1), JSON, below \`/fhir/R4\`. This page is written from the tables by which the API works (\`scripts/fhir-reference.mjs\`), as is the
CapabilityStatement at \`/fhir/R4/metadata\`; do not edit it by hand.

## Validation

Every resource that is sent is checked, offline, against the structure of R4 (elements, types, codes of required bindings, cardinalities), HL7's rules
(invariants) of resources and datatypes, and four of our own: one \`value[x]\`, references to types that belong there, safe narratives, and no name twice in an
object. Two of HL7's rules are left: that what is contained is referred to (\`dom-3\`), and the ones on XHTML, for which there is a stricter one. Profiles (UK Core)
that a resource names in \`meta.profile\` are kept and **not** checked, nor are codes of bindings that are not required. A problem names the place (FHIRPath) and
what was expected, never what was sent.

Numbers keep how they were written: \`1.0\` comes back as \`1.0\`. Elements come back in the order they were sent, after \`resourceType\`, \`id\` and \`meta\`.
A JSON Patch may not change \`id\`, \`resourceType\`, or of \`meta\` anything but \`security\`, \`tag\` and \`profile\`.`;

/** The reference page of the API as Markdown: types with their interactions and search parameters, operations, and what problems are over HTTP. */
export function fhirReference(): string {
  const sections = [
    introduction,
    typesSection(),
    searchSection(),
    ...resourceTypes.map(parametersSection),
    ...operations.map(operationSection),
    problemsSection(),
  ];
  return `${sections.join('\n\n')}\n`;
}

function typesSection(): string {
  const interactions = interactionTable.Patient;
  const rows = resourceTypes.map((type) => [
    type,
    ...interactions.map((interaction) => (interactionTable[type].includes(interaction) ? 'yes' : '–')),
  ]);
  const others =
    'Beside these: `batch` and `transaction`; conditional create and update; create and update answer `Prefer: return=`; update, patch and delete take `If-Match`.';
  return ['## Types and interactions', '', ...table(['type', ...interactions], rows), '', others].join('\n');
}

function searchSection(): string {
  const rows = Object.entries(modifiersByType).map(([type, modifiers]) => {
    const own = type === 'reference' ? [...modifiers, '[Type]'] : modifiers;
    return [type, ['missing', ...own].map((modifier) => `\`:${modifier}\``).join(' ')];
  });
  const general =
    'Of every type: `_id`, `_lastUpdated`, `_profile`, `_security`, `_source`, `_tag`; chains (`subject:Patient.name`), `_has`, `_include` and `_revinclude` (`:iterate`), `_sort`, `_count`, `_total`, `_summary`, `_elements`. What is not known is refused with `Prefer: handling=strict`.';
  return ['## Search', '', general, '', ...table(['parameter of type', 'modifiers'], rows)].join('\n');
}

function parametersSection(type: ResourceType): string {
  const parameters = [...searchParameters(type).values()].filter(({ name }) => !name.startsWith('_'));
  const rows = parameters.map(({ name, type: kind, targets, expression }) => [
    name,
    targets.length === 0 ? kind : `${kind} to ${targets.join(', ')}`,
    `\`${expression}\``,
  ]);
  return [`### ${type}`, '', ...table(['parameter', 'type', 'values'], rows)].join('\n');
}

function operationSection(operation: Operation): string {
  const { code, level, resource, title, description, input, output, definedBy } = operation;
  const place = level === 'system' ? '' : `${resource.length === 1 ? resource[0] : '[type]'}/`;
  const address = `\`${place}${level === 'instance' ? '[id]/' : ''}$${code}\``;
  const source = definedBy === undefined ? '' : ` As HL7 defines it: ${definedBy}.`;
  const rows = [
    ...input.flatMap((each) => parameterRows(each, 'in', '')),
    ...output.flatMap((each) => parameterRows(each, 'out', '')),
  ];
  const parameters =
    rows.length === 0 ? [] : ['', ...table(['', 'parameter', 'type', 'how many', 'what'], rows)];
  return [`## ${title}: ${address}`, '', `${description}${source}`, ...parameters].join('\n');
}

function parameterRows(
  parameter: OperationParameter,
  use: string,
  prefix: string,
): readonly (readonly string[])[] {
  const { name, type = 'parts', min, max, documentation, codes, parts = [] } = parameter;
  const path = `${prefix}${name}`;
  const kinds = codes === undefined ? type : `${type}: ${codes.join(', ')}`;
  const own = [use, path, kinds, `${min}..${max}`, documentation];
  return [own, ...parts.flatMap((part) => parameterRows(part, use, `${path}.`))];
}

function problemsSection(): string {
  const rows = Object.entries(answerByCategory).map(([category, { status, issueType }]) => [
    category as ProblemCategory,
    String(status),
    issueType,
  ]);
  const words =
    'Every refusal is an OperationOutcome with the code of the [problem](problems.md). A code may have a status of its own: 401, 405, 406, 413, 414, 415, 429.';
  return ['## Problems', '', words, '', ...table(['category', 'HTTP status', 'issue type'], rows)].join('\n');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`);
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
