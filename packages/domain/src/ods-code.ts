import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

/**
 * The code of an organisation in capitals, `RGT` or `D81001`. Source: NHS Data Dictionary, ORGANISATION
 * IDENTIFIER; ODS.
 */
export type OdsCode = string & { readonly __brand: 'OdsCode' };

const shape = /^[A-Z0-9]{3,12}$/;

/**
 * The ODS code that `text` spells, whatever its case and the blanks around it: three (a trust) to twelve
 * letters and digits. Whether such an organisation exists is for the region's list to say.
 *
 * Error: CW-DOMAIN-006. Source: NHS Data Dictionary, ODS code, min an3 max an12.
 */
export function parseOdsCode(text: string): Result<OdsCode, Problem> {
  const code = text.trim().toUpperCase();
  return shape.test(code) ? ok(code as OdsCode) : err(problem('CW-DOMAIN-006'));
}
