import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { ResourceType } from '../resource.js';
import type { WrittenCondition } from './parse-condition.js';
import { parseCondition } from './parse-condition.js';
import type { ResultOptions } from './parse-result-parameter.js';
import { isResultParameter, noResultOptions, parseResultParameter } from './parse-result-parameter.js';
import { tooMuch, unknownParameter, unsupported } from './search-refusal.js';
import type { SearchCondition, SearchRequest } from './search-request.js';

/** How a search is read. */
export interface SearchHandling {
  /** `strict`: an unknown parameter is refused; `lenient` (as FHIR has it where nothing is said): it is left out, of the self link too. */
  readonly handling?: 'strict' | 'lenient';
  /** The server's own address, without a slash at its end. */
  readonly base?: string;
}

const maximumConditions = 30;

/** Parameters of FHIR that ask for what is not done here; ignoring them would answer another question. */
const unsupportedParameters = new Set([
  '_text',
  '_content',
  '_list',
  '_query',
  '_filter',
  '_type',
  '_contained',
  '_containedType',
  '_score',
]);

/** Parameters that are not about what is searched for. */
const ignoredParameters = new Set(['_format', '_pretty']);

/**
 * The search of `type` that the parameters of a query (or of a form) ask for.
 *
 * Errors: CW-FHIR-102 (unknown parameter, where handling is strict), CW-FHIR-103 (part of FHIR that is not supported: refused, never
 * ignored), CW-FHIR-104 (a value of another form), CW-FHIR-105 (too much at once). None repeats what was searched for.
 */
export function parseSearch(
  type: ResourceType,
  query: Iterable<readonly [string, string]>,
  { handling = 'lenient', base }: SearchHandling = {},
): Result<SearchRequest, Problem> {
  let read: SearchRead = { conditions: [], options: noResultOptions, understood: [] };
  let position = 0;
  for (const [key, value] of query) {
    position += 1;
    const next = readParameter({ type, key, value, base }, read);
    if (!next.ok) return next;
    if (next.value === undefined && handling === 'strict') return unknownParameter(type, position);
    read = next.value ?? read;
  }
  const { conditions, options, understood } = read;
  if (conditions.length > maximumConditions) return tooMuch('conditions', maximumConditions);
  const self = new URLSearchParams(
    understood.map(([key, value]): [string, string] => [key, value]),
  ).toString();
  return ok({ type, conditions, ...counted(options), self });
}

/** What has been understood of a query so far. */
interface SearchRead {
  readonly conditions: readonly SearchCondition[];
  readonly options: ResultOptions;
  readonly understood: readonly (readonly [string, string])[];
}

/** `read` with one more parameter; undefined where nobody knows it. */
function readParameter(
  written: Omit<WrittenCondition, 'depth'>,
  read: SearchRead,
): Result<SearchRead | undefined, Problem> {
  const { type, key, value } = written;
  const name = key.split(/[:.]/)[0] ?? '';
  if (ignoredParameters.has(key)) return ok(read);
  if (unsupportedParameters.has(name)) return unsupported(`The parameter ${name}`);
  const understood = key === '_cursor' ? read.understood : [...read.understood, [key, value] as const];
  if (isResultParameter(name)) {
    const options = parseResultParameter({ type, key, value }, read.options);
    return options.ok ? ok({ ...read, options: options.value, understood }) : options;
  }
  const condition = parseCondition({ ...written, depth: 0 });
  if (!condition.ok) return condition;
  if (condition.value === undefined) return ok(undefined);
  return ok({ ...read, conditions: [...read.conditions, condition.value], understood });
}

/** A search that only counts has pages of none, and its count is exact. Source: FHIR R4, Search, 3.1.1.5.3 page count. */
function counted(options: ResultOptions): ResultOptions {
  const onlyCounts = options.summary === 'count' || options.count === 0;
  return onlyCounts ? { ...options, count: 0, total: 'accurate' } : options;
}
