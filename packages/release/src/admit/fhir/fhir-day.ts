import { addDays, type LocalDate, localDate, parseLocalDate } from '@causeway/domain';
import { textOf } from './json-fields.js';

/** The day that a date of FHIR stands for. */
export interface FhirDay {
  readonly day: LocalDate;
  /** Whether the date named the day; FHIR allows a year or a month alone. */
  readonly isWhole: boolean;
}

const partialDate = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/;

/**
 * The first day of what a FHIR `date`, `dateTime` or `instant` names: of `2012` the first of January, of `2012-05` the first of May; of a
 * time its day as written. Undefined for what is no date between 1800 and 2200.
 *
 * GP systems write a problem of which only the year is known the same way. Source: FHIR R4, datatypes, date and Period.
 */
export function firstDayOf(date: unknown): FhirDay | undefined {
  return dayOf(date, 'first');
}

/** The last day of what a FHIR date names, by which a period that ends with it is over: of `2012` the last of December. Source: FHIR R4, Period. */
export function lastDayOf(date: unknown): FhirDay | undefined {
  return dayOf(date, 'last');
}

/** The day that the first of these dates stands for which names any, by `firstDayOf`. */
export function firstDayAmong(dates: readonly unknown[]): FhirDay | undefined {
  for (const date of dates) {
    const day = firstDayOf(date);
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayOf(date: unknown, which: 'first' | 'last'): FhirDay | undefined {
  const text = textOf(date);
  if (text === '') return undefined;
  const parts = partialDate.exec(text);
  if (parts !== null) return dayOfPart(parts, which);
  const whole = parseLocalDate(text);
  return whole.ok ? { day: whole.value, isWhole: true } : undefined;
}

function dayOfPart(
  [, year = '', month = '']: readonly string[],
  which: 'first' | 'last',
): FhirDay | undefined {
  const first = parseLocalDate(`${year}-${month === '' ? '01' : month}-01`);
  if (!first.ok) return undefined;
  const day = which === 'first' ? first.value : lastDay(Number(year), month === '' ? 12 : Number(month));
  return { day, isWhole: false };
}

function lastDay(year: number, month: number): LocalDate {
  return month === 12 ? localDate(year, 12, 31) : addDays(localDate(year, month + 1, 1), -1);
}
