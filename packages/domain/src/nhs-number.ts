import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

/**
 * A valid NHS number in its plain form: ten digits whose last is the modulus-11 check digit.
 *
 * Source: NHS Data Dictionary, NHS NUMBER.
 */
export type NhsNumber = string & { readonly __brand: 'NhsNumber' };

const spelling = /^(\d{3})([ -]?)(\d{3})\2(\d{4})$/;
const nineDigits = /^\d{9}$/;

/**
 * The check digit of the first nine digits of an NHS number, 0 to 9; undefined where it comes to 10 (such a
 * number is never issued) or where `firstNine` is not nine digits.
 *
 * Weights 10 to 2, sum modulo 11, taken from 11; 11 is written 0. Source: NHS Data Dictionary, NHS NUMBER,
 * modulus 11 algorithm.
 */
export function nhsNumberCheckDigit(firstNine: string): number | undefined {
  if (!nineDigits.test(firstNine)) return undefined;
  let sum = 0;
  for (let position = 0; position < 9; position += 1) sum += Number(firstNine[position]) * (10 - position);
  const checkDigit = (11 - (sum % 11)) % 11;
  return checkDigit === 10 ? undefined : checkDigit;
}

/**
 * The NHS number that `text` spells: plain, or in groups of three, three and four parted by single spaces or
 * hyphens; blanks around it do not count.
 *
 * Errors: CW-DOMAIN-001 (not ten digits so spelled), CW-DOMAIN-002 (check digit). Whether the number was ever
 * issued is not asked here: see `isNeverIssuedNhsNumber` and `isPlaceholderNhsNumber`.
 */
export function parseNhsNumber(text: string): Result<NhsNumber, Problem> {
  const groups = spelling.exec(text.trim());
  if (groups === null) return err(notTenDigits(text));
  const digits = `${groups[1]}${groups[3]}${groups[4]}`;
  if (nhsNumberCheckDigit(digits.slice(0, 9)) !== Number(digits.slice(9))) {
    return err(problem('CW-DOMAIN-002'));
  }
  return ok(digits as NhsNumber);
}

/** Whether `text` spells an NHS number with a right check digit. */
export function isValidNhsNumber(text: string): boolean {
  return parseNhsNumber(text).ok;
}

/**
 * The number as people read it, `943 476 5919`. Source: NHS Data Dictionary, NHS NUMBER (displayed 3-3-4).
 */
export function formatNhsNumber(nhsNumber: NhsNumber): string {
  return `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3, 6)} ${nhsNumber.slice(6)}`;
}

/**
 * Whether the number is of the range kept for tests, 999 000 0000 to 999 999 9999, which is never issued to a
 * person.
 *
 * Source: NHS England, "Synthetic data in live environments".
 */
export function isTestNhsNumber(nhsNumber: NhsNumber): boolean {
  return nhsNumber.startsWith('999');
}

/**
 * Whether the number begins with 9, as no number issued to a person does: the range holds the test numbers
 * (999) and those of the national test environments.
 *
 * England, Wales and the Isle of Man issue from 4, 6 and 7; 5 is kept in reserve; 0 to 3 holds the CHI
 * numbers of Scotland and the Health and Care numbers of Northern Ireland. Source: NHS Data Dictionary, NHS
 * NUMBER; the ranges as listed by the `nhs-number` package of the NHS Python community.
 */
export function isNeverIssuedNhsNumber(nhsNumber: NhsNumber): boolean {
  return nhsNumber.startsWith('9');
}

/**
 * Whether the number is one digit ten times over. All ten such numbers pass modulus 11 (the weights add up to
 * 54, one less than a multiple of 11) and stand in registers for "none".
 */
export function isPlaceholderNhsNumber(nhsNumber: NhsNumber): boolean {
  return /^(\d)\1{9}$/.test(nhsNumber);
}

function notTenDigits(text: string): Problem {
  const digits = text.replaceAll(/\D/g, '').length;
  return problem('CW-DOMAIN-001', {
    detail: `An NHS number has ten digits; found ${text.length} characters, ${digits} of them digits.`,
  });
}
