import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { ResourceType } from '../resource.js';
import { parseInclude } from './parse-include.js';
import { searchParameters } from './search-parameter.js';
import { badValue, tooMuch, unsupported } from './search-refusal.js';
import type { SearchRequest, SortKey } from './search-request.js';

/** What of a search is not about which resources match, but about how they are answered. */
export type ResultOptions = Omit<SearchRequest, 'type' | 'conditions' | 'self'>;

/** A result parameter as written in a search of `type`. */
export interface WrittenResultParameter {
  readonly type: ResourceType;
  readonly key: string;
  readonly value: string;
}

const defaultCount = 20;
const maximumCount = 1000;
const maximumIncludes = 20;
const maximumSortKeys = 4;
const summaries = ['true', 'false', 'text', 'data', 'count'] as const;
const totals = ['none', 'estimate', 'accurate'] as const;

/** How a search is answered that says nothing about it. */
export const noResultOptions: ResultOptions = {
  sort: [],
  count: defaultCount,
  include: [],
  revinclude: [],
  total: 'none',
  summary: 'false',
  elements: [],
  cursor: undefined,
};

type Change = (written: WrittenResultParameter, options: ResultOptions) => Result<ResultOptions, Problem>;

const changes: Readonly<Record<string, Change>> = {
  _sort: changeSort,
  _count: changeCount,
  _total: changeTotal,
  _summary: changeSummary,
  _elements: ({ value }, options) =>
    ok({ ...options, elements: value.split(',').filter((name) => name !== '') }),
  _cursor: ({ value }, options) => ok({ ...options, cursor: value }),
  _include: changeInclude,
  _revinclude: changeInclude,
};

/** The result parameters that are understood, for the CapabilityStatement. */
export const resultParameters: readonly string[] = Object.keys(changes);

/** Whether `name` is a result parameter. */
export function isResultParameter(name: string): boolean {
  return Object.hasOwn(changes, name);
}

/** `options` changed as written. Errors: CW-FHIR-103, CW-FHIR-104, CW-FHIR-105. */
export function parseResultParameter(
  written: WrittenResultParameter,
  options: ResultOptions,
): Result<ResultOptions, Problem> {
  const [name = '', modifier] = written.key.split(':');
  const isInclude = name === '_include' || name === '_revinclude';
  if (modifier !== undefined && !isInclude) return unsupported(`A modifier on ${name}`);
  const change = changes[name];
  return change === undefined ? ok(options) : change(written, options);
}

function changeCount(
  { value }: WrittenResultParameter,
  options: ResultOptions,
): Result<ResultOptions, Problem> {
  if (!/^\d{1,9}$/.test(value)) return badValue('_count', 'a whole number, 0 or more');
  return ok({ ...options, count: Math.min(Number(value), maximumCount) });
}

function changeTotal(
  { value }: WrittenResultParameter,
  options: ResultOptions,
): Result<ResultOptions, Problem> {
  const total = totals.find((known) => known === value);
  if (total === undefined) return badValue('_total', totals.join(', '));
  return ok({ ...options, total });
}

function changeSummary(
  { value }: WrittenResultParameter,
  options: ResultOptions,
): Result<ResultOptions, Problem> {
  const summary = summaries.find((known) => known === value);
  if (summary === undefined) return badValue('_summary', summaries.join(', '));
  return ok({ ...options, summary });
}

function changeSort(
  { type, value }: WrittenResultParameter,
  options: ResultOptions,
): Result<ResultOptions, Problem> {
  const keys = value.split(',').map(sortKey);
  if (keys.length > maximumSortKeys) return tooMuch('keys to sort by', maximumSortKeys);
  const isUnknown = keys.some(({ parameter }) => !isSortable(type, parameter));
  if (isUnknown) {
    return unsupported(
      'A key given to _sort',
      `Sort ${type} by _id, _lastUpdated, or a parameter of type date, string or quantity.`,
    );
  }
  return ok({ ...options, sort: keys });
}

function sortKey(text: string): SortKey {
  const descending = text.startsWith('-');
  return { parameter: descending ? text.slice(1) : text, descending };
}

function isSortable(type: ResourceType, name: string): boolean {
  if (name === '_id' || name === '_lastUpdated') return true;
  const parameter = searchParameters(type).get(name);
  return parameter?.type === 'date' || parameter?.type === 'string' || parameter?.type === 'quantity';
}

function changeInclude(
  { type, key, value }: WrittenResultParameter,
  options: ResultOptions,
): Result<ResultOptions, Problem> {
  const [name, modifier] = key.split(':');
  const direction = name === '_include' ? 'include' : 'revinclude';
  const rule = parseInclude({ type, direction, modifier, value });
  if (!rule.ok) return rule;
  const rules = [...options[direction], rule.value];
  if (rules.length > maximumIncludes) return tooMuch(`_${direction}`, maximumIncludes);
  return ok({ ...options, [direction]: rules });
}
