import { addDays, daysBetween, type LocalDate, localDate, yearOf } from '@causeway/domain';

/** A day as a number that can be counted with: days since 1 January 1800. */
export type Day = number;

/** Turns days into dates and back. */
export interface Calendar {
  /** The date of a day; each is spelt once and then remembered, since a region spells millions of them. */
  dateOf(day: Day): LocalDate;
  dayOf(date: LocalDate): Day;
  /** 1 January of the day's year. */
  firstOfYear(day: Day): Day;
}

const firstDate = localDate(1800, 1, 1);
const daysKnown = daysBetween(firstDate, localDate(2200, 12, 31)) + 1;

/** Days in a year, on average: for turning rates and ages into days. */
export const daysPerYear = 365.25;

/** A calendar from 1800 to 2200, about 1 MB when full. */
export function createCalendar(): Calendar {
  const dates: (LocalDate | undefined)[] = new Array(daysKnown).fill(undefined);
  const dayOf = (date: LocalDate) => daysBetween(firstDate, date);
  const dateOf = (day: Day) => {
    const known = dates[day];
    if (known !== undefined) return known;
    const date = addDays(firstDate, day);
    dates[day] = date;
    return date;
  };
  return { dateOf, dayOf, firstOfYear: (day) => dayOf(localDate(yearOf(dateOf(day)), 1, 1)) };
}

/** Age in completed years at `on`, within a day of the birthday; negative before birth. For rates by age, where a day is nothing. */
export function ageAt(dateOfBirth: Day, on: Day): number {
  return Math.floor((on - dateOfBirth) / daysPerYear);
}
