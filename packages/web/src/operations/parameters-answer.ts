import type { Answer } from '../answer/answer.js';

/** A parameter of an answer: a value, or parts. */
export type AnswerParameter =
  | { readonly name: string; readonly valueCode: string }
  | { readonly name: string; readonly valueString: string }
  | { readonly name: string; readonly valueInstant: string }
  | { readonly name: string; readonly valueInteger: number }
  | { readonly name: string; readonly valueBoolean: boolean }
  | { readonly name: string; readonly part: readonly AnswerParameter[] };

/** The answer of an operation: a Parameters resource of these, or one without any. */
export function parametersAnswer(parameters: readonly AnswerParameter[]): Answer {
  const parameter = parameters.length === 0 ? {} : { parameter: parameters };
  return { status: 200, body: JSON.stringify({ resourceType: 'Parameters', ...parameter }) };
}

/** A parameter that is a code; none where there is no value. */
export function code(name: string, value: string | undefined): readonly AnswerParameter[] {
  return value === undefined ? [] : [{ name, valueCode: value }];
}

/** A parameter that is text; none where there is no value. */
export function text(name: string, value: string | undefined): readonly AnswerParameter[] {
  return value === undefined ? [] : [{ name, valueString: value }];
}

/** A parameter that is a moment; none where there is no value. */
export function moment(name: string, value: string | undefined): readonly AnswerParameter[] {
  return value === undefined ? [] : [{ name, valueInstant: value }];
}
