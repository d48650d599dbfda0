import type { ResourceType } from '../resource.js';
import { resourceTypes } from '../resource.js';
import { searchParameterTable } from './search-parameter-table.js';

/** How the values of a parameter are compared. Source: FHIR R4, Search, 3.1.1.4.2 search parameter types. */
export type SearchParameterType =
  | 'token'
  | 'reference'
  | 'date'
  | 'string'
  | 'quantity'
  | 'uri'
  | 'composite';

/** Where in the JSON of a resource values stand, and of which datatype they are. */
export interface ElementPath {
  /** Names of elements from the resource down; lists are walked through. Empty for the resource itself. */
  readonly steps: readonly string[];
  /** Only values whose element has this text, as in `telecom.where(system='email')`. */
  readonly where: { readonly element: string; readonly text: string } | undefined;
  readonly datatype: string;
  /** Of a reference, the type it must be to; of a code, the code system it is of. */
  readonly argument: string | undefined;
}

/** One half of a composite parameter: how it is compared, and its paths from the composite's base. */
export interface SearchComponent {
  readonly type: SearchParameterType;
  readonly paths: readonly ElementPath[];
}

/** Where a composite parameter finds its pairs. */
export interface CompositePath {
  readonly base: readonly string[];
  readonly components: readonly SearchComponent[];
}

/** One search parameter of one type of resource. */
export interface SearchParameter {
  readonly name: string;
  readonly type: SearchParameterType;
  /** The types of resource a reference may be to; empty where it may be to any, or where it is no reference. */
  readonly targets: readonly string[];
  readonly paths: readonly ElementPath[];
  readonly composites: readonly CompositePath[];
  /** The FHIRPath expression of the same values. */
  readonly expression: string;
}

/** Parameters of every type. `_id` and `_lastUpdated` are not here: they are columns of the store, not values of the resource. */
const commonParameters = `
  _profile   uri    -  meta.profile:canonical  Resource.meta.profile
  _security  token  -  meta.security:Coding    Resource.meta.security
  _source    uri    -  meta.source:uri         Resource.meta.source
  _tag       token  -  meta.tag:Coding         Resource.meta.tag
`;

const pathSpelling = /^([\w.@]+)(?:\[(\w+)=(\w+)\])?:(\w+)(?:\((.*)\))?$/;

const parametersByType: ReadonlyMap<ResourceType, ReadonlyMap<string, SearchParameter>> = new Map(
  resourceTypes.map((type) => [
    type,
    parseTable(commonParameters.replaceAll('Resource.', `${type}.`) + searchParameterTable[type]),
  ]),
);

/** The search parameters of `type` by their names, those of every type first. */
export function searchParameters(type: ResourceType): ReadonlyMap<string, SearchParameter> {
  return parametersByType.get(type) ?? new Map();
}

function parseTable(table: string): ReadonlyMap<string, SearchParameter> {
  const lines = table.split('\n').map((line) => line.trim());
  const parameters = lines.filter((line) => line !== '').map(parseLine);
  return new Map(parameters.map((parameter) => [parameter.name, parameter]));
}

function parseLine(line: string): SearchParameter {
  const [name = '', type = '', targets = '', paths = '', expression = ''] = line.split(/ {2,}/);
  const isComposite = type === 'composite';
  return {
    name,
    type: type as SearchParameterType,
    targets: targets === '-' || targets === '*' ? [] : targets.split(','),
    paths: isComposite ? [] : paths.split(',').map(parsePath),
    composites: isComposite ? paths.split(',').map(parseComposite) : [],
    expression,
  };
}

function parseComposite(text: string): CompositePath {
  const [base = '', components = ''] = text.replace('}', '').split('{');
  return { base: base === '@' ? [] : base.split('.'), components: components.split('$').map(parseComponent) };
}

function parseComponent(text: string): SearchComponent {
  const separator = text.indexOf(':');
  const paths = text.slice(separator + 1).split('+');
  return { type: text.slice(0, separator) as SearchParameterType, paths: paths.map(parsePath) };
}

function parsePath(text: string): ElementPath {
  const [, steps = '@', element, value = '', datatype = '', argument] = pathSpelling.exec(text) ?? [];
  return {
    steps: steps === '@' ? [] : steps.split('.'),
    where: element === undefined ? undefined : { element, text: value },
    datatype,
    argument,
  };
}
