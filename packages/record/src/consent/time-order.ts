import { parseInstant } from '@causeway/domain';

/**
 * Whether a day, month or moment as written is before `other` (negative), after it (positive), or not to be told from it (0): a day is as
 * any moment of it, for a date says no more.
 */
export function timeOrder(written: string, other: string): number {
  const [one, two] = [inUtc(written), inUtc(other)];
  const length = Math.min(one.length, two.length);
  const [at, then] = [one.slice(0, length), two.slice(0, length)];
  return at < then ? -1 : at > then ? 1 : 0;
}

function inUtc(written: string): string {
  const moment = parseInstant(written);
  return moment.ok ? moment.value : written;
}
