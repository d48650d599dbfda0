import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isObject } from '../parse-resource.js';
import type { Operation, OperationParameter, ParameterType } from './operation.js';

/** The parameters of an operation as they came: in the address, as [name, value], or as a Parameters resource. */
export type SentParameters =
  | Iterable<readonly [name: string, value: string]>
  | { readonly resourceType: string };

/** A parameter in the address is text, one in a Parameters has its own type of JSON. */
type Sent = readonly [name: string, value: unknown];

const shapes: Readonly<Partial<Record<ParameterType, RegExp>>> = {
  boolean: /^(?:true|false)$/,
  code: /^\S+(?: \S+)*$/,
  id: /^[A-Za-z0-9.-]{1,64}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/,
  integer: /^\d{1,9}$/,
};

const longest = 2000;

/**
 * The parameters of `operation` by name, each as text, checked against its definition. Parameters that begin with `_` and are not of it
 * (`_format`) are left out.
 *
 * Errors: CW-FHIR-050 (not Parameters, one missing, repeated, unknown, or of another type), at `Parameters.parameter…`.
 */
export function readParameters(
  operation: Operation,
  sent: SentParameters,
): Result<ReadonlyMap<string, string>, Problem> {
  const found = sentOf(sent);
  if (found === undefined) return err(problem('CW-FHIR-050'));
  const read = new Map<string, string>();
  for (const [name, value] of found) {
    const parameter = operation.input.find((each) => each.name === name);
    if (parameter === undefined && name.startsWith('_')) continue;
    const wrong =
      parameter === undefined ? unknownName(operation) : wrongValue(parameter, value, read.has(name));
    if (wrong !== undefined) return err(wrong);
    read.set(name, String(value));
  }
  const missing = operation.input.find(({ name, min }) => min === 1 && !read.has(name));
  return missing === undefined
    ? ok(read)
    : err(asked(`The parameter ${missing.name} is needed.`, missing.name));
}

function sentOf(sent: SentParameters): readonly Sent[] | undefined {
  if (Symbol.iterator in sent) return [...sent];
  const list = (sent as Readonly<Record<string, unknown>>).parameter ?? [];
  if (sent.resourceType !== 'Parameters' || !Array.isArray(list)) return undefined;
  const read = list.map(sentParameter);
  return read.every((each) => each !== undefined) ? read : undefined;
}

function sentParameter(parameter: unknown): Sent | undefined {
  if (!isObject(parameter) || typeof parameter.name !== 'string') return undefined;
  const value = Object.entries(parameter).find(([name]) => /^value[A-Z]/.test(name))?.[1];
  return [parameter.name, value];
}

function wrongValue(parameter: OperationParameter, value: unknown, isRepeated: boolean): Problem | undefined {
  const { name, type = 'string', codes } = parameter;
  if (isRepeated) return asked(`The parameter ${name} is taken once.`, name);
  if (!isPrimitive(value)) return asked(`The parameter ${name} has one value of type ${type}.`, name);
  const text = String(value);
  if (codes !== undefined && !codes.includes(text))
    return asked(`The parameter ${name} is one of ${codes.join(', ')}.`, name);
  const isShaped = text !== '' && text.length <= longest && (shapes[type]?.test(text) ?? true);
  return isShaped
    ? undefined
    : asked(`The parameter ${name} is of type ${type}, ${longest} characters at most.`, name);
}

function isPrimitive(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}

function unknownName(operation: Operation): Problem {
  const names = operation.input.map(({ name }) => name).join(', ');
  return problem('CW-FHIR-050', {
    detail: `A parameter is not one of this operation; it takes ${names}.`,
    path: 'Parameters.parameter',
  });
}

function asked(detail: string, name: string): Problem {
  return problem('CW-FHIR-050', { detail, path: `Parameters.parameter.where(name = '${name}')` });
}
