import {
  addMs,
  dateOfInstant,
  dayOf,
  daysBetween,
  type Instant,
  localDate,
  monthOf,
  parseInstant,
  yearOf,
} from '@causeway/domain';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
const aSunday = localDate(1800, 1, 5);

/** The moment as HTTP writes dates, to the second: `Sun, 22 Nov 2026 22:00:00 GMT`. Source: RFC 9110, 5.6.7 (IMF-fixdate). */
export function httpDate(instant: Instant): string {
  const date = dateOfInstant(instant);
  const weekday = weekdays[((daysBetween(aSunday, date) % 7) + 7) % 7];
  const day = String(dayOf(date)).padStart(2, '0');
  return `${weekday}, ${day} ${months[monthOf(date) - 1]} ${yearOf(date)} ${instant.slice(11, 19)} GMT`;
}

const shape = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/;

/** The moment an HTTP date spells; undefined where it is of another shape, for a condition so written is to be ignored (RFC 9110, 13.1.3). */
export function parseHttpDate(text: string): Instant | undefined {
  const [, day, name, year, time] = shape.exec(text) ?? [];
  const month = months.indexOf(name ?? '') + 1;
  const parsed = parseInstant(`${year}-${String(month).padStart(2, '0')}-${day}T${time}Z`);
  return parsed.ok ? parsed.value : undefined;
}

/** Whether what was last changed at `changed` is unchanged since `since`, compared to the second as HTTP dates are. */
export function isUnchangedSince(changed: Instant, since: Instant): boolean {
  return changed < addMs(since, 1000);
}
