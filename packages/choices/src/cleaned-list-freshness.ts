import type { LocalDate } from '@causeway/domain';
import { daysBetween } from '@causeway/domain';

/** Whether a cleaned list may be relied on: only a `fresh` one may. */
export type Freshness = 'fresh' | 'too-old' | 'dated-ahead' | 'date-unknown';

/**
 * The day the list was produced (undefined: not known), the day it is used, and the most days that may lie
 * between.
 */
export interface FreshnessQuestion {
  readonly producedOn: LocalDate | undefined;
  readonly usedOn: LocalDate;
  readonly maxAgeDays?: number;
}

/**
 * How old a cleaned list may be, in days, unless a deployment says less: 21.
 *
 * Source: NHS England tells people that a choice takes up to 21 days to be applied, so an older list would
 * break that promise.
 */
export const defaultMaxAgeDays = 21;

/**
 * Whether the list is fresh enough to be used. A date that is not known is its own answer, and never `fresh`:
 * whoever wants to use such a list states a date. So is a date after the day of use, which is wrong and would
 * otherwise stay fresh for ever.
 */
export function cleanedListFreshness(question: FreshnessQuestion): Freshness {
  const { producedOn, usedOn, maxAgeDays = defaultMaxAgeDays } = question;
  if (producedOn === undefined) return 'date-unknown';
  const ageDays = daysBetween(producedOn, usedOn);
  if (ageDays < 0) return 'dated-ahead';
  return ageDays <= maxAgeDays ? 'fresh' : 'too-old';
}
