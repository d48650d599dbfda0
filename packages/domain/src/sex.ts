import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

/**
 * The code of a person's sex with its label: 0 not known, 1 male, 2 female, 9 indeterminate.
 *
 * Source: NHS Data Dictionary, PERSON GENDER CODE (0, 1, 2, 9) and PERSON PHENOTYPIC SEX ("indeterminate").
 */
export const sexes = {
  '0': 'Not known',
  '1': 'Male',
  '2': 'Female',
  '9': 'Indeterminate',
} as const;

/** A code of `sexes`. */
export type Sex = keyof typeof sexes;

/**
 * The code by the words other sources use: the letters of local systems, FHIR R4 administrative-gender, and X
 * (not known).
 */
const sexByWord: ReadonlyMap<string, Sex> = new Map([
  ['M', '1'],
  ['MALE', '1'],
  ['F', '2'],
  ['FEMALE', '2'],
  ['I', '9'],
  ['INDETERMINATE', '9'],
  ['OTHER', '9'],
  ['U', '0'],
  ['X', '0'],
  ['UNKNOWN', '0'],
]);

/**
 * The sex that `text` names: a code of the NHS Data Dictionary, M, F, I, U, X, or a word of FHIR's
 * administrative-gender. Case and blanks around it do not count; an empty text is an error, so that "missing"
 * stays the caller's decision.
 *
 * Error: CW-DOMAIN-007.
 */
export function parseSex(text: string): Result<Sex, Problem> {
  const word = text.trim().toUpperCase();
  if (isSex(word)) return ok(word);
  const sex = sexByWord.get(word);
  return sex === undefined ? err(problem('CW-DOMAIN-007')) : ok(sex);
}

function isSex(text: string): text is Sex {
  return Object.hasOwn(sexes, text);
}
