import type { NhsNumber } from '@causeway/domain';
import { isPlaceholderNhsNumber } from '@causeway/domain';
import type { CleanedList } from './cleaned-list.js';

/** What the national data opt-out says of a person: only `may-be-used` lets them in. */
export type NationalOptOut = 'may-be-used' | 'opted-out' | 'unchecked';

/**
 * What the cleaned list says of a person who has these valid NHS numbers, found by linkage: in only where at
 * least one is on the list and none is off it. A person without a number is unchecked, and so is everyone
 * where there is no list or it is not fresh.
 *
 * `linkedNumbers` holds every valid number of the person's records, so that a record without one inherits the
 * person's answer; placeholders among them are no one's number and do not count. Source: decision tables,
 * section 3, row 5.
 */
export function nationalOptOutOf(
  linkedNumbers: readonly NhsNumber[],
  list: CleanedList | undefined,
): NationalOptOut {
  const numbers = linkedNumbers.filter((nhsNumber) => !isPlaceholderNhsNumber(nhsNumber));
  if (list?.freshness !== 'fresh' || numbers.length === 0) return 'unchecked';
  return numbers.every((nhsNumber) => list.numbers.has(nhsNumber)) ? 'may-be-used' : 'opted-out';
}
