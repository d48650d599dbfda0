import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

interface EthnicCategoryEntry {
  readonly group: string;
  readonly label: string;
}

/**
 * The sixteen ethnic categories as a person states them, "not stated" (Z: asked, and not answered) and "not
 * known" (99: not asked, or not recorded), each with its group.
 *
 * Source: NHS Data Dictionary, ETHNIC CATEGORY CODE ("16+1", after the census of 2001).
 */
export const ethnicCategories = {
  A: { group: 'White', label: 'British' },
  B: { group: 'White', label: 'Irish' },
  C: { group: 'White', label: 'Any other White background' },
  D: { group: 'Mixed', label: 'White and Black Caribbean' },
  E: { group: 'Mixed', label: 'White and Black African' },
  F: { group: 'Mixed', label: 'White and Asian' },
  G: { group: 'Mixed', label: 'Any other mixed background' },
  H: { group: 'Asian or Asian British', label: 'Indian' },
  J: { group: 'Asian or Asian British', label: 'Pakistani' },
  K: { group: 'Asian or Asian British', label: 'Bangladeshi' },
  L: { group: 'Asian or Asian British', label: 'Any other Asian background' },
  M: { group: 'Black or Black British', label: 'Caribbean' },
  N: { group: 'Black or Black British', label: 'African' },
  P: { group: 'Black or Black British', label: 'Any other Black background' },
  R: { group: 'Other Ethnic Groups', label: 'Chinese' },
  S: { group: 'Other Ethnic Groups', label: 'Any other ethnic group' },
  Z: { group: 'Not stated', label: 'Not stated' },
  '99': { group: 'Not known', label: 'Not known' },
} as const satisfies Record<string, EthnicCategoryEntry>;

/** A code of `ethnicCategories`. */
export type EthnicCategory = keyof typeof ethnicCategories;

/**
 * The ethnic category that `text` names; case and blanks around it do not count. Some systems send a local
 * letter after the national one ("A1"), which is the submitter's own and is refused rather than guessed at.
 *
 * Error: CW-DOMAIN-008.
 */
export function parseEthnicCategory(text: string): Result<EthnicCategory, Problem> {
  const code = text.trim().toUpperCase();
  return isEthnicCategory(code) ? ok(code) : err(problem('CW-DOMAIN-008'));
}

function isEthnicCategory(text: string): text is EthnicCategory {
  return Object.hasOwn(ethnicCategories, text);
}
