import { type Problem, type ProblemCode, problem } from '@causeway/domain';
import type { ErrorObject } from 'ajv';
import { expressionOf } from './expression.js';

/** What a primitive looks like, for who wrote it otherwise. */
const shapes: Readonly<Record<string, string>> = {
  base64Binary: 'base64',
  canonical: 'an address without spaces',
  code: 'a code, with single spaces at most',
  date: 'a date: YYYY, YYYY-MM or YYYY-MM-DD',
  dateTime: 'a date (YYYY, YYYY-MM, YYYY-MM-DD), or date, time and zone such as 2026-11-22T22:00:00Z',
  decimal: 'a number',
  id: 'an id: 1 to 64 letters, digits, `-` and `.`',
  instant: 'a moment such as 2026-11-22T22:00:00Z',
  integer: 'a whole number of 32 bits',
  markdown: 'text that is not empty',
  oid: 'urn:oid:… of digits and points',
  positiveInt: 'a whole number from 1',
  string: 'text that is not empty',
  time: 'a time: hh:mm:ss',
  unsignedInt: 'a whole number from 0',
  uri: 'an address without spaces',
  url: 'an address without spaces',
  uuid: 'urn:uuid:… in lower case',
};

/** What the schema said, as far as words are made of it. */
interface Said extends ErrorObject {
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The problem that an error of the schema tells, at its FHIRPath. Its words name types, elements of R4 and codes of R4, never what was
 * sent: the name of an unknown element is left out too, since it may be anything. Undefined for errors that only sum up others.
 */
export function structureProblem(root: string, error: ErrorObject): Problem | undefined {
  const said = error as Said;
  const known = words[said.keyword];
  if (known === undefined) return undefined;
  const { code, detail, element } = known(said);
  const path = expressionOf(root, said.instancePath);
  return problem(code, {
    ...(detail === undefined ? {} : { detail }),
    path: element === undefined ? path : `${path}.${element}`,
  });
}

interface Words {
  readonly code: ProblemCode;
  readonly detail?: string;
  /** The element the words are about, below where the error stands. */
  readonly element?: string;
}

function missing(element: unknown): Words {
  return {
    code: 'CW-FHIR-011',
    detail: 'This element must be here, and is missing.',
    element: String(element),
  };
}

function misshapen({ schemaPath, params }: Said): Words {
  const type = /definitions\/(\w+)\/\w+$/.exec(schemaPath)?.[1] ?? '';
  const expected =
    shapes[type] ?? (typeof params.type === 'string' ? `JSON ${params.type}` : 'another value');
  return { code: 'CW-FHIR-012', detail: `Expected ${expected}; found something else.` };
}

const words: Readonly<Record<string, (said: Said) => Words>> = {
  additionalProperties: () => ({
    code: 'CW-FHIR-010',
    detail: 'An element stands here that FHIR R4 does not know at this place.',
  }),
  required: ({ params }) => missing(params.missingProperty),
  needs: ({ params }) => missing(params.name),
  choices: ({ params }) => ({
    code: 'CW-FHIR-014',
    detail: `Exactly one ${String(params.name)}[x] was expected here; found another number of them.`,
    element: String(params.name),
  }),
  targets: ({ schema }) => ({
    code: 'CW-FHIR-015',
    detail: `A reference here is to ${(schema as readonly string[]).join(', ')}; found another type.`,
  }),
  narrative: () => ({ code: 'CW-FHIR-016' }),
  enum: ({ params }) => ({
    code: 'CW-FHIR-013',
    detail: `Expected one of ${(params.allowedValues as readonly unknown[]).join(' | ')}; found something else.`,
  }),
  const: () => ({ code: 'CW-FHIR-012', detail: 'The resourceType here is another than was expected.' }),
  minItems: () => ({ code: 'CW-FHIR-018', detail: 'A list is never empty.' }),
  minProperties: () => ({ code: 'CW-FHIR-018', detail: 'An object is never empty.' }),
  type: misshapen,
  pattern: misshapen,
  minimum: misshapen,
  maximum: misshapen,
};
