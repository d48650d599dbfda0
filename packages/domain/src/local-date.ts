import type { Problem } from './problem.js';
import { problem } from './problem.js';
import type { Result } from './result.js';
import { err, ok } from './result.js';

/**
 * A day of the calendar, `YYYY-MM-DD`, from 1800 to 2200. It has no time and no zone, so a date of birth
 * never moves by a day; two of them compare as text.
 */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const earliestYear = 1800;
const latestYear = 2200;
const daysIn400Years = 146_097;

const dateSpelling = /^(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2}))(.*)$/;
const timeSpelling = /^[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * The date that `text` spells: `YYYY-MM-DD`, `YYYYMMDD`, or an ISO 8601 date and time, of which the date is
 * taken as it is written (a time zone never moves it). Blanks around it do not count.
 *
 * Errors: CW-DOMAIN-004 (not a whole date so spelled: `1980` or `03/04/1980`), CW-DOMAIN-005 (no such day, or
 * outside 1800 to 2200).
 */
export function parseLocalDate(text: string): Result<LocalDate, Problem> {
  const parts = dateSpelling.exec(text.trim());
  const time = parts?.[6] ?? '';
  if (parts === null || (time !== '' && !timeSpelling.test(time))) {
    return err(problem('CW-DOMAIN-004', { detail: notADate(text) }));
  }
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? parts[4]);
  const day = Number(parts[3] ?? parts[5]);
  if (!isCalendarDay(year, month, day)) return err(problem('CW-DOMAIN-005'));
  return ok(written(year, month, day));
}

/**
 * The date of a year, a month (1 to 12) and a day (1 to 31) that are known to be right; a day that does not
 * exist is a RangeError.
 */
export function localDate(year: number, month: number, day: number): LocalDate {
  if (!isCalendarDay(year, month, day)) throw new RangeError('no such day between 1800 and 2200');
  return written(year, month, day);
}

/** The calendar year, 1800 to 2200. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** The month, 1 to 12. */
export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** The day of the month, 1 to 31. */
export function dayOf(date: LocalDate): number {
  return Number(date.slice(8));
}

/** The date `days` later (earlier when negative); leaving 1800 to 2200 is a RangeError. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return ofDayNumber(dayNumber(date) + days);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Negative when `a` is before `b`, 0 when they are the same day, positive when it is after: an order for
 * `sort`.
 */
export function compareLocalDates(a: LocalDate, b: LocalDate): number {
  return daysBetween(b, a);
}

/**
 * Age in completed years on the day `on`; negative before birth. Who was born on 29 February has a birthday
 * on 1 March in a common year, as English law counts it.
 */
export function ageYears(dateOfBirth: LocalDate, on: LocalDate): number {
  const beforeBirthday = on.slice(5) < dateOfBirth.slice(5);
  return yearOf(on) - yearOf(dateOfBirth) - (beforeBirthday ? 1 : 0);
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(year >= earliestYear && year <= latestYear && month >= 1 && month <= 12 && day >= 1)) return false;
  return [year, month, day].every(Number.isInteger) && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function written(year: number, month: number, day: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}

// Day number and back after Howard Hinnant, "chrono-compatible low-level date algorithms": the year begins in
// March, so that the leap day is its last and month lengths follow (153 m + 2) / 5.
function dayNumber(date: LocalDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysIn400Years + dayOfEra;
}

function ofDayNumber(number: number): LocalDate {
  const era = Math.floor(number / daysIn400Years);
  const dayOfEra = number - era * daysIn400Years;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + 2) % 12) + 1;
  return localDate(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

function notADate(text: string): string {
  return `A date is written YYYY-MM-DD (or YYYYMMDD); found ${text.length} characters of another shape.`;
}
