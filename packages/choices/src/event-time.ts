import type { LocalDate } from '@causeway/domain';
import { parseLocalDate } from '@causeway/domain';

/**
 * A day with its time as written, `YYYY-MM-DDThh:mm:ss.nnnnnnnnn` and the zone (`Z`, `+01:00`) or nothing.
 */
export type LocalDateTime = string & { readonly __brand: 'LocalDateTime' };

/** When something in a record took effect or was entered: to the day, or with a time. */
export type EventTime = LocalDate | LocalDateTime;

const timeOfDay = /[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** The time that `text` spells, in ISO 8601, to the day or finer; undefined where it cannot be read. */
export function parseEventTime(text: string): EventTime | undefined {
  const date = parseLocalDate(text);
  if (!date.ok) return undefined;
  const time = timeOfDay.exec(text.trim());
  if (time === null) return date.value;
  const [, hour, minute, second = '00', fraction = '', zone = ''] = time;
  return `${date.value}T${hour}:${minute}:${second}.${fraction.padEnd(9, '0')}${zone}` as LocalDateTime;
}

/** The day of the event, as it was written: a zone never moves it. */
export function dayOfEvent(time: EventTime): LocalDate {
  return time.slice(0, 10) as LocalDate;
}

/**
 * Negative, 0 or positive as `a` is before, at the same instant as, or after `b`; undefined where that cannot
 * be told: one of them is not known, or they share a day of which only one has a time or their zones differ.
 */
export function compareEventTimes(a: EventTime | undefined, b: EventTime | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 0;
  const before = a < b ? -1 : 1;
  if (dayOfEvent(a) !== dayOfEvent(b)) return before;
  return clockOf(a) === clockOf(b) ? before : undefined;
}

/** By which clock the time was read: 'day' for none, else its zone. */
function clockOf(time: EventTime): string {
  return time.length === 10 ? 'day' : time.slice(29);
}
