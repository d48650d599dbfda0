import { call, literal, type Sql, sql } from '@causeway/engine';

/** The first eight digits of an ISO date (with or without hyphens, with or without a time), as text; null for other text. */
export function eightDigits(text: Sql): Sql {
  const digits = sql`left(replace(${text}, '-', ''), 8)`;
  return sql`case when ${call('regexMatches', digits, literal('^[0-9]{8}$'))} then ${digits} end`;
}

/**
 * The date as the whole number YYYYMMDD, or null. A day that no calendar has (1945-04-93) stays: it is a slip of a real one, and as
 * evidence it is compared digit by digit like the rest.
 */
export function dateNumber(text: Sql): Sql {
  return sql`cast(${eightDigits(text)} as integer)`;
}

/** Year, month and day of a date number. */
export const partsOfDate = {
  year: (date: Sql): Sql => call('integerDivide', date, literal(10_000)),
  month: (date: Sql): Sql => sql`(${call('integerDivide', date, literal(100))} % 100)`,
  day: (date: Sql): Sql => sql`(${date} % 100)`,
} as const;

/** Whether two years are of one century and differ in one digit: the tens or the units. */
export function yearsDifferInOneDigit(a: Sql, b: Sql): Sql {
  const tens = (year: Sql): Sql => call('integerDivide', year, literal(10));
  const century = (year: Sql): Sql => call('integerDivide', year, literal(100));
  return sql`(${a} <> ${b} and (${tens(a)} = ${tens(b)} or (${a} % 10 = ${b} % 10 and ${century(a)} = ${century(b)})))`;
}
