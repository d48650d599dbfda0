import { call, join, literal, type Sql, sql } from '@causeway/engine';
import { partsOfDate, yearsDifferInOneDigit } from '../standardise/date-of-birth-sql.js';
import { isNeighbourSwap } from '../standardise/text-slip-sql.js';
import type { Comparison } from './comparison.js';

const [a, b] = [sql`l.date_of_birth`, sql`r.date_of_birth`];
const { year, month, day } = partsOfDate;
const same = (part: (date: Sql) => Sql): Sql => sql`${part(a)} = ${part(b)}`;
const units = (number: Sql): Sql => sql`(${number}) % 10`;
const tens = (number: Sql): Sql => call('integerDivide', number, literal(10));

/** Whether two numbers of two digits differ by one digit at most, or by the swap of their digits. */
function isOneSlip(x: Sql, y: Sql): Sql {
  return sql`(${tens(x)} = ${tens(y)} or ${units(x)} = ${units(y)} or (${tens(x)} = ${units(y)} and ${units(x)} = ${tens(y)}))`;
}

const text = (date: Sql): Sql => sql`cast(${date} as string)`;
const all = (side: Sql): Sql =>
  sql`coalesce(${side}.date_of_births, ${call('listOf', sql`${side}.date_of_birth`)})`;
const equal = sql`(${a} = ${b} or ((l.date_of_births is not null or r.date_of_births is not null)
        and ${call('listHasAny', all(sql`l`), all(sql`r`))}))`;

/**
 * Date of birth, on the latest values; a date shared in the histories is `exact`.
 *
 * `exact_default`: equal, on a day that stands for "not known" (1 January); `day_month_swapped`; within the same year `one_digit` (day or month differs, by one
 * slip), `day_or_month` (one of them differs otherwise) and `same_year`; with the same birthday `year_one_digit`, `year_only`; `neighbours_swapped`: two neighbouring digits anywhere; else `differs`.
 *
 * @param defaultBirthdays days of the year as `MM-DD`
 */
export function dateOfBirthComparison(defaultBirthdays: readonly string[]): Comparison {
  const days = defaultBirthdays.map((birthday) => literal(Number(birthday.replace('-', ''))));
  const isDefault = days.length === 0 ? sql`false` : sql`${a} % 10000 in (${join(days)})`;
  // A swap of digits changes a number by a multiple of nine: eight pairs of nine need not be looked at digit by digit.
  return {
    field: 'date_of_birth',
    levels: [
      'missing',
      'exact',
      'exact_default',
      'day_month_swapped',
      'one_digit',
      'day_or_month',
      'year_one_digit',
      'year_only',
      'neighbours_swapped',
      'same_year',
      'differs',
    ],
    code: sql`case
      when ${a} is null or ${b} is null then 0
      when ${equal} then case when ${isDefault} then 2 else 1 end
      when ${same(year)} and ${month(a)} = ${day(b)} and ${day(a)} = ${month(b)} then 3
      when ${same(year)} and ((${same(month)} and ${isOneSlip(day(a), day(b))}) or (${same(day)} and ${isOneSlip(month(a), month(b))})) then 4
      when ${same(year)} and (${same(month)} or ${same(day)}) then 5
      when ${same(month)} and ${same(day)} then case when ${yearsDifferInOneDigit(year(a), year(b))} then 6 else 7 end
      when (${a} - ${b}) % 9 = 0 and ${isNeighbourSwap(text(a), text(b))} then 8
      when ${same(year)} then 9
      else 10 end`,
  };
}
