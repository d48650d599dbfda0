import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import type { ResourceType } from '../resource.js';
import { isResourceType, resourceTypes } from '../resource.js';
import { parseParameter } from './parse-parameter.js';
import { parseDate } from './parse-values.js';
import type { SearchParameter } from './search-parameter.js';
import { searchParameters } from './search-parameter.js';
import { badValue, tooMuch, unsupported } from './search-refusal.js';
import type { SearchCondition } from './search-request.js';
import { splitUnescaped, unescaped } from './search-text.js';

/** One condition as written: the name before `=` and the value after it. */
export interface WrittenCondition {
  readonly type: ResourceType;
  readonly key: string;
  readonly value: string;
  /** The server's own address, so that references written whole are known for its own. */
  readonly base: string | undefined;
  /** How many chains and `_has` stand around it. */
  readonly depth: number;
}

const maximumDepth = 3;

/**
 * The condition that was written; undefined where the type has no such parameter.
 *
 * Errors: CW-FHIR-103 (not supported), CW-FHIR-104 (a value of another form), CW-FHIR-105 (chained too deep).
 */
export function parseCondition(written: WrittenCondition): Result<SearchCondition | undefined, Problem> {
  if (written.depth > maximumDepth) return tooMuch('chains within each other', maximumDepth);
  if (written.key.startsWith('_has:')) return parseHas(written);
  const dot = written.key.indexOf('.');
  if (dot >= 0) return parseChain(written, dot);
  const [name = '', modifier, ...more] = written.key.split(':');
  if (more.length > 0) return unsupported('More than one modifier on a parameter');
  if (name === '_id' || name === '_lastUpdated') return parseColumn(name, modifier, written.value);
  const parameter = searchParameters(written.type).get(name);
  if (parameter === undefined) return ok(undefined);
  return parseParameter(parameter, { modifier, value: written.value, base: written.base });
}

function parseColumn(
  name: '_id' | '_lastUpdated',
  modifier: string | undefined,
  value: string,
): Result<SearchCondition, Problem> {
  if (modifier !== undefined) return unsupported(`A modifier on ${name}`);
  const parts = splitUnescaped(value, ',');
  if (name === '_id') {
    if (parts.includes('')) return badValue(name, 'one id or several, with commas between');
    return ok({ kind: 'id', values: parts.map(unescaped) });
  }
  const dates = parts.map(parseDate).filter((date) => date !== undefined);
  if (dates.length < parts.length) return badValue(name, 'a date, with a prefix such as ge before it');
  return ok({ kind: 'last-updated', values: dates });
}

/** `_has:Observation:patient:code`, and what may follow in place of `code`. */
function parseHas(written: WrittenCondition): Result<SearchCondition | undefined, Problem> {
  const [, source = '', parameter = '', ...rest] = written.key.split(':');
  if (!isResourceType(source) || rest.length === 0) return ok(undefined);
  const reference = searchParameters(source).get(parameter);
  if (reference?.type !== 'reference' || !mayBeTo(reference, written.type)) return ok(undefined);
  const inner = parseCondition({ ...written, type: source, key: rest.join(':'), depth: written.depth + 1 });
  if (!inner.ok || inner.value === undefined) return inner;
  return ok({ kind: 'has', source, parameter, conditions: [inner.value] });
}

/** Whether a reference of this parameter may be to a resource of `type`. */
export function mayBeTo(parameter: SearchParameter, type: ResourceType): boolean {
  return parameter.targets.length === 0 || parameter.targets.includes(type);
}

function parseChain(written: WrittenCondition, dot: number): Result<SearchCondition | undefined, Problem> {
  const [name = '', named] = written.key.slice(0, dot).split(':');
  const key = written.key.slice(dot + 1);
  const parameter = searchParameters(written.type).get(name);
  if (parameter?.type !== 'reference') return ok(undefined);
  const targets = resourceTypes.filter(
    (type) => mayBeTo(parameter, type) && (named === undefined || named === type),
  );
  const found = targets.map((type) => ({
    type,
    condition: parseCondition({ ...written, type, key, depth: written.depth + 1 }),
  }));
  const known = found.filter(({ condition }) => !condition.ok || condition.value !== undefined);
  const [first, second] = known;
  if (first === undefined) return ok(undefined);
  if (second !== undefined) return severalTargets(name);
  const { condition, type } = first;
  if (!condition.ok) return err(condition.error);
  if (condition.value === undefined) return ok(undefined);
  return ok({ kind: 'chain', parameter: name, target: type, conditions: [condition.value] });
}

function severalTargets(name: string): Result<never, Problem> {
  return unsupported(
    `A chain from ${name} to several types of resource at once`,
    `Name the type: ${name}:Type.parameter=….`,
  );
}
