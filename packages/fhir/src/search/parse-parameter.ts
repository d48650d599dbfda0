import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { isResourceType } from '../resource.js';
import { parseComposite } from './parse-composite.js';
import { parseDate, parseQuantity, parseReference, parseToken } from './parse-values.js';
import type { SearchParameter, SearchParameterType } from './search-parameter.js';
import { badValue, tooMuch, unsupported } from './search-refusal.js';
import type { SearchCondition } from './search-request.js';
import { splitUnescaped, unescaped } from './search-text.js';

/** What stands on a parameter: `:modifier` and value as written. */
export interface WrittenParameter {
  readonly modifier: string | undefined;
  readonly value: string;
  readonly base: string | undefined;
}

const maximumValues = 200;

/** The modifiers each type of parameter takes beside `:missing`; a reference also takes the name of a type. */
export const modifiersByType: Readonly<Record<SearchParameterType, readonly string[]>> = {
  token: ['not'],
  reference: ['identifier'],
  date: [],
  string: ['exact', 'contains'],
  quantity: [],
  uri: [],
  composite: [],
};

const expectedForms: Readonly<Record<SearchParameterType, string>> = {
  token: 'code, system|code, |code or system|',
  reference: 'id, Type/id or an address',
  date: 'a date of any precision, with a prefix such as ge before it',
  string: 'a text that is not empty',
  quantity: 'number, number|system|code or number||unit, with a prefix such as ge before it',
  uri: 'an address that is not empty',
  composite: 'two values with $ between, the first of them with its code',
};

/** The condition that `written` puts on `parameter`. Errors: CW-FHIR-103, CW-FHIR-104, CW-FHIR-105. */
export function parseParameter(
  parameter: SearchParameter,
  written: WrittenParameter,
): Result<SearchCondition, Problem> {
  const { name, type } = parameter;
  const { modifier } = written;
  if (modifier === 'missing') return parseMissing(name, written.value);
  const isType = type === 'reference' && modifier !== undefined && isResourceType(modifier);
  if (modifier !== undefined && !isType && !modifiersByType[type].includes(modifier)) {
    return unsupported(`That modifier on ${name}`, `On a ${type} stand: ${modifierList(type)}.`);
  }
  const texts = splitUnescaped(written.value, ',');
  if (texts.length > maximumValues) return tooMuch('values of one parameter', maximumValues);
  const condition = texts.includes('') ? undefined : conditionOf(parameter, written, texts);
  return condition === undefined ? badValue(name, expectedForms[type]) : ok(condition);
}

function modifierList(type: SearchParameterType): string {
  const own = type === 'reference' ? [...modifiersByType[type], '[Type]'] : modifiersByType[type];
  return ['missing', ...own].map((modifier) => `:${modifier}`).join(', ');
}

function parseMissing(parameter: string, value: string): Result<SearchCondition, Problem> {
  if (value !== 'true' && value !== 'false') return badValue(`${parameter}:missing`, 'true or false');
  return ok({ kind: 'missing', parameter, missing: value === 'true' });
}

function conditionOf(
  { name: parameter, type, composites }: SearchParameter,
  { modifier, base }: WrittenParameter,
  texts: readonly string[],
): SearchCondition | undefined {
  switch (type) {
    case 'token':
      return withAll(texts.map(parseToken), (values) => ({
        kind: 'token',
        parameter,
        not: modifier === 'not',
        values,
      }));
    case 'reference':
      if (modifier === 'identifier') {
        return withAll(texts.map(parseToken), (values) => ({
          kind: 'identified-reference',
          parameter,
          values,
        }));
      }
      return withAll(
        texts.map((text) => parseReference(text, { type: modifier, base })),
        (values) => ({ kind: 'reference', parameter, values }),
      );
    case 'date':
      return withAll(texts.map(parseDate), (values) => ({ kind: 'date', parameter, values }));
    case 'string':
      return { kind: 'string', parameter, match: stringMatch(modifier), values: texts.map(unescaped) };
    case 'quantity':
      return withAll(texts.map(parseQuantity), (values) => ({ kind: 'quantity', parameter, values }));
    case 'uri':
      return { kind: 'uri', parameter, values: texts.map(unescaped) };
    case 'composite':
      return withAll(
        texts.map((text) => parseComposite({ parameter, composites, base }, text)),
        (values) => ({ kind: 'composite', parameter, values }),
      );
  }
}

function stringMatch(modifier: string | undefined): 'starts' | 'exact' | 'contains' {
  return modifier === 'exact' || modifier === 'contains' ? modifier : 'starts';
}

function withAll<T>(
  values: readonly (T | undefined)[],
  make: (values: readonly T[]) => SearchCondition,
): SearchCondition | undefined {
  const found = values.filter((value) => value !== undefined);
  return found.length === values.length ? make(found) : undefined;
}
