import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isObject } from '@causeway/fhir';
import type { Exchange } from '../fhir/exchange.js';

/** What is said of one parameter of an operation. */
export interface ParameterRule {
  /** The values it may have; any text where not said. */
  readonly values?: readonly string[];
  readonly isOptional?: true;
  readonly isRepeated?: true;
}

/** The parameters of an operation by name, as data: the handler, the reference page and the refusals all go by it. */
export type ParameterRules = Readonly<Record<string, ParameterRule>>;

type ValueOf<Rule extends ParameterRule> = Rule['values'] extends readonly (infer Value)[] ? Value : string;

/** The parameters as read: a list where one may be repeated, undefined where an optional one was left out. */
export type ReadParameters<Rules extends ParameterRules> = {
  readonly [Name in keyof Rules]: Rules[Name]['isRepeated'] extends true
    ? readonly ValueOf<Rules[Name]>[]
    : Rules[Name]['isOptional'] extends true
      ? ValueOf<Rules[Name]> | undefined
      : ValueOf<Rules[Name]>;
};

/** Characters a value may have: the reason for breaking glass is a few sentences. */
const longest = 2000;

/**
 * The parameters of an operation: from a Parameters resource in the body of a POST, or from the query. One that is not known is refused, for
 * it may be one that was misspelled. Error: CW-WEB-016, naming the parameter and what it may be, never what was sent.
 */
export function operationParameters<const Rules extends ParameterRules>(
  exchange: Pick<Exchange, 'body' | 'query'>,
  rules: Rules,
): Result<ReadParameters<Rules>, Problem> {
  const sent =
    exchange.body === undefined ? ok(queryParameters(exchange.query)) : bodyParameters(exchange.body);
  if (!sent.ok) return sent;
  const names = Object.keys(rules);
  if ([...sent.value.keys()].some((name) => !names.includes(name))) {
    return err(
      problem('CW-WEB-016', { detail: `The operation takes ${names.join(', ') || 'no parameters'}.` }),
    );
  }
  const read: Record<string, string | readonly string[] | undefined> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const values = sent.value.get(name) ?? [];
    const fault = faultOf(name, rule, values);
    if (fault !== undefined) return err(problem('CW-WEB-016', { path: name, detail: fault }));
    read[name] = rule.isRepeated ? values : values[0];
  }
  return ok(read as ReadParameters<Rules>);
}

function faultOf(name: string, rule: ParameterRule, values: readonly string[]): string | undefined {
  if (values.length === 0 && !rule.isOptional && !rule.isRepeated) return `The parameter ${name} is needed.`;
  if (values.length > 1 && !rule.isRepeated)
    return `The parameter ${name} is given once; found ${values.length}.`;
  if (values.some((value) => value.length > longest)) return `${name} has at most ${longest} characters.`;
  const { values: allowed } = rule;
  if (allowed === undefined || values.every((value) => allowed.includes(value))) return undefined;
  return `The parameter ${name} is one of ${allowed.join(', ')}.`;
}

type Sent = ReadonlyMap<string, readonly string[]>;

function queryParameters(query: string): Sent {
  const parameters = new URLSearchParams(query);
  const names = new Set([...parameters.keys()].filter((name) => name !== '_format' && name !== '_pretty'));
  return new Map([...names].map((name) => [name, parameters.getAll(name)]));
}

function bodyParameters(body: unknown): Result<Sent, Problem> {
  const list = isObject(body) && body.resourceType === 'Parameters' ? (body.parameter ?? []) : undefined;
  if (!Array.isArray(list))
    return err(problem('CW-WEB-016', { detail: 'A Parameters resource was expected.' }));
  const sent = new Map<string, readonly string[]>();
  for (const each of list) {
    const value = isObject(each) ? simpleValue(each) : undefined;
    const name = isObject(each) ? each.name : undefined;
    if (typeof name !== 'string' || value === undefined) {
      return err(problem('CW-WEB-016', { detail: 'Each parameter has a name and one simple value.' }));
    }
    sent.set(name, [...(sent.get(name) ?? []), value]);
  }
  return ok(sent);
}

/** The value of whatever simple type: a client may well send `valueString` where another sends `valueCode`. */
function simpleValue(parameter: { readonly [name: string]: unknown }): string | undefined {
  const values = Object.entries(parameter).filter(([name]) => name.startsWith('value'));
  const value = values.length === 1 ? values[0]?.[1] : undefined;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}
