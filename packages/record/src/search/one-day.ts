import { daysBetween, parseLocalDate } from '@causeway/domain';

const midnight = 'T00:00:00.000Z';

/** Whether the span is one day of the calendar, no more and no less. */
export function isOneDay({ from, until }: { readonly from: string; readonly until: string }): boolean {
  if (!from.endsWith(midnight) || !until.endsWith(midnight)) return false;
  const [first, next] = [parseLocalDate(from.slice(0, 10)), parseLocalDate(until.slice(0, 10))];
  return first.ok && next.ok && daysBetween(first.value, next.value) === 1;
}
