import type { LocalDate } from './local-date.js';
import { addDays, daysBetween, localDate, parseLocalDate } from './local-date.js';
import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

/**
 * A moment in time, always written in UTC with milliseconds: `2026-11-22T22:00:00.000Z`, from 1800 to 2200. Being all of one
 * length and zone, two of them compare as text.
 */
export type Instant = string & { readonly __brand: 'Instant' };

/** What tells the time. Packages are given one; only the command reads the clock of the machine. */
export type Clock = () => Instant;

const epoch = localDate(1970, 1, 1);
const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;
const msPerDay = 24 * msPerHour;

const spelling = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * The moment that `text` spells: an ISO 8601 date and time to the second or finer, with its zone (`Z` or an offset). What is finer
 * than a millisecond is cut off; a leap second is the first moment of the next minute.
 *
 * Errors: CW-DOMAIN-010 (not so spelled, without a zone, no such time of day, or outside 1800 to 2200).
 */
export function parseInstant(text: string): Result<Instant, Problem> {
  const parts = spelling.exec(text.trim());
  const date = parts === null ? undefined : parseLocalDate(parts[1] ?? '');
  if (parts === null || date?.ok !== true) return err(notAnInstant(text));
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  const offset = offsetMs(parts[6] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 60 || offset === undefined) return err(notAnInstant(text));
  const fraction = Number((parts[5] ?? '').slice(0, 3).padEnd(3, '0'));
  const ms = hour * msPerHour + minute * msPerMinute + second * 1000 + fraction - offset;
  const total = daysBetween(epoch, date.value) * msPerDay + ms;
  return isWithinYears(total) ? ok(instantOfMs(total)) : err(notAnInstant(text));
}

/** The moment `ms` milliseconds after 1970-01-01T00:00Z (fractions are cut off); leaving 1800 to 2200 is a RangeError. */
export function instantOfMs(ms: number): Instant {
  const whole = Math.floor(ms);
  const day = Math.floor(whole / msPerDay);
  const rest = whole - day * msPerDay;
  const time = [
    Math.floor(rest / msPerHour),
    Math.floor(rest / msPerMinute) % 60,
    Math.floor(rest / 1000) % 60,
  ];
  const clock = time.map((part) => String(part).padStart(2, '0')).join(':');
  return `${addDays(epoch, day)}T${clock}.${String(rest % 1000).padStart(3, '0')}Z` as Instant;
}

/** How many milliseconds `instant` is after 1970-01-01T00:00Z; negative when it is before. */
export function msOfInstant(instant: Instant): number {
  const time =
    Number(instant.slice(11, 13)) * msPerHour +
    Number(instant.slice(14, 16)) * msPerMinute +
    Number(instant.slice(17, 19)) * 1000 +
    Number(instant.slice(20, 23));
  return daysBetween(epoch, dateOfInstant(instant)) * msPerDay + time;
}

/** The moment `ms` milliseconds later (earlier when negative); leaving 1800 to 2200 is a RangeError. */
export function addMs(instant: Instant, ms: number): Instant {
  return instantOfMs(msOfInstant(instant) + ms);
}

/** The day of the moment, in UTC. */
export function dateOfInstant(instant: Instant): LocalDate {
  return instant.slice(0, 10) as LocalDate;
}

const earliestMs = daysBetween(epoch, localDate(1800, 1, 1)) * msPerDay;
const afterLatestMs = (daysBetween(epoch, localDate(2200, 12, 31)) + 1) * msPerDay;

function isWithinYears(ms: number): boolean {
  return ms >= earliestMs && ms < afterLatestMs;
}

/** The offset of a zone from UTC: `Z`, `+01`, `-0130`, `+01:30`; undefined where there is no such offset (ISO 8601: to 14:00). */
function offsetMs(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * msPerHour + minutes * msPerMinute);
}

function notAnInstant(text: string): Problem {
  const found = `found ${text.length} characters of another shape.`;
  return problem('CW-DOMAIN-010', {
    detail: `A moment is written like 2026-11-22T22:00:00Z, with its zone; ${found}`,
  });
}
