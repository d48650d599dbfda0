import { codeSystemOf } from '@causeway/choices';
import { isValidNhsNumber, parseLocalDate, parsePostcode } from '@causeway/domain';
import { isSnomedIdentifier } from './snomed-identifier.js';

/** Why an event is set aside for what stands in its code, value or unit. */
export type ContentReason =
  | 'value-looks-like-identifier'
  | 'value-not-allowed'
  | 'code-not-allowed'
  | 'code-system-not-allowed'
  | 'unit-not-allowed';

/** A code of any system we know of: no blanks, so no words. */
const codeShape = /^[A-Za-z0-9.:+_^/*&-]{1,40}$/;
/** A URI, an OID or a short name. */
const codeSystemShape = /^[A-Za-z0-9.:/_#?=&+ -]{1,120}$/;
const shortCode = /^[A-Za-z0-9.:+<>=/_-]{1,20}$/;
const number = /^[+-]?\d{1,20}(\.\d{1,30})?([eE][+-]?\d{1,3})?$/;
/** UCUM and what laboratories write in its place. */
const unitShape = /^[A-Za-z0-9.:+<>=/_*%^(){}[\]'"µμ°²³Ω -]{1,30}$/u;

/**
 * Why an event with this coding is set aside, undefined where it is not. The code goes into the linked dataset, so nothing may stand in
 * it by which a person could be found.
 */
export function codingFault(codeSystem: string, code: string): ContentReason | undefined {
  if (codeSystem !== '' && !codeSystemShape.test(codeSystem)) return 'code-system-not-allowed';
  if (code === '') return undefined;
  if (codeSystemOf(codeSystem) === 'snomed-ct' && isSnomedIdentifier(code)) return undefined;
  if (isIdentifierLike(code) || (isPostcodeLike(code) && !isFiveByteCode(code)))
    return 'value-looks-like-identifier';
  return codeShape.test(code) ? undefined : 'code-not-allowed';
}

/** Why an event with this value is set aside: it must be a number or a short code. Undefined where it is not. */
export function valueFault(value: string): ContentReason | undefined {
  if (value === '') return undefined;
  if (isIdentifierLike(value) || isPostcodeLike(value) || isCompactDate(value))
    return 'value-looks-like-identifier';
  return number.test(value) || shortCode.test(value) ? undefined : 'value-not-allowed';
}

/** Why an event with this unit is set aside, undefined where it is not. */
export function unitFault(unit: string): ContentReason | undefined {
  if (unit === '') return undefined;
  if (isIdentifierLike(unit) || isPostcodeLike(unit)) return 'value-looks-like-identifier';
  return unitShape.test(unit) ? undefined : 'unit-not-allowed';
}

/** An NHS number, or a date as people write dates of birth. */
function isIdentifierLike(text: string): boolean {
  return isValidNhsNumber(text) || isWrittenDate(text);
}

function isWrittenDate(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return parseLocalDate(text.slice(0, 10)).ok;
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (parts === null) return false;
  const [, day = '', month = '', year = ''] = parts;
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).ok;
}

function isCompactDate(text: string): boolean {
  return /^(18|19|20)\d{6}$/.test(text) && parseLocalDate(text).ok;
}

function isPostcodeLike(text: string): boolean {
  return parsePostcode(text).ok;
}

/** Codes of Read v2 and CTV3 take five bytes, and H33zz (asthma) would be a postcode of Harrow. */
function isFiveByteCode(text: string): boolean {
  return /^[A-Za-z0-9.]{5}$/.test(text);
}
