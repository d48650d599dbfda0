import type { Problem, Result } from '@causeway/domain';
import { ok, parseNhsNumber } from '@causeway/domain';
import { base32 } from './base32.js';
import type { ReleaseKey } from './release-key.js';
import { keyedDigest } from './release-key.js';

/**
 * Characters of a token: 26 of base32 are 130 bits, so that two of a thousand million people share one with a chance
 * under 1e-21.
 */
export const tokenLength = 26;

/**
 * The pseudonym of `value` in a release: the first 130 bits of its keyed digest in base32. `value` must be in its
 * normal form already (an identifier Causeway made itself, say); what comes from outside goes through {@link
 * nhsNumberToken}. An empty value is a RangeError: all who lack one would become one person.
 */
export function pseudonymToken(key: ReleaseKey, value: string): string {
  if (value === '') throw new RangeError('an empty value has no pseudonym');
  return base32(keyedDigest(key, value), tokenLength);
}

/**
 * The pseudonym of an NHS number however it is written (plain, spaced, hyphened): the same person has the same token.
 *
 * Errors: CW-DOMAIN-001, CW-DOMAIN-002 (no NHS number: a mistyped one would become a person who does not exist).
 */
export function nhsNumberToken(key: ReleaseKey, text: string): Result<string, Problem> {
  const number = parseNhsNumber(text);
  return number.ok ? ok(pseudonymToken(key, number.value)) : number;
}
