import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

/** A postcode in its normal form: capitals, one space between outward and inward code, `CB4 8JA`. */
export type Postcode = string & { readonly __brand: 'Postcode' };

// The six shapes of outward code (A9, A99, AA9, AA99, A9A, AA9A) and the one exception, Girobank's GIR 0AA;
// the inward code is 9AA. Which letters may stand where is deliberately not asked: the pseudo-postcodes of
// the NHS (ZZ99 3VZ) break Royal Mail's rules, and whether a postcode exists is for the postcode directory to
// say.
const shape = /^([A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z]|GIR)(\d[A-Z]{2})$/;

/**
 * The postcode that `text` spells, whatever its case and spaces: `cb48ja`, `CB4  8JA` and ` CB4 8JA` are all
 * `CB4 8JA`.
 *
 * Error: CW-DOMAIN-003. Source: NHS Data Dictionary, POSTCODE; BS 7666.
 */
export function parsePostcode(text: string): Result<Postcode, Problem> {
  const parts = shape.exec(text.replaceAll(/\s+/g, '').toUpperCase());
  if (parts === null) return err(problem('CW-DOMAIN-003', { detail: notAPostcode(text) }));
  return ok(`${parts[1]} ${parts[2]}` as Postcode);
}

/** The outward code (postcode district), `CB4` of `CB4 8JA`. */
export function outwardCode(postcode: Postcode): string {
  return postcode.slice(0, -4);
}

/** The postcode sector, `CB4 8` of `CB4 8JA`: about 3,000 homes. */
export function postcodeSector(postcode: Postcode): string {
  return postcode.slice(0, -2);
}

/** The postcode area, `CB` of `CB4 8JA`: the letters before the first digit. */
export function postcodeArea(postcode: Postcode): string {
  return outwardCode(postcode).replace(/\d.*$/, '');
}

/**
 * Whether the postcode is a pseudo-postcode that stands for "no place known", such as ZZ99 3VZ (no fixed
 * abode) or ZZ99 3WZ (not known).
 *
 * Source: NHS Data Dictionary, POSTCODE; NHS Postcode Directory, pseudo-postcodes ZZ99.
 */
export function isPlaceholderPostcode(postcode: Postcode): boolean {
  return outwardCode(postcode) === 'ZZ99';
}

function notAPostcode(text: string): string {
  return `A postcode has an outward and an inward code such as CB4 8JA; found ${text.length} characters of another shape.`;
}
