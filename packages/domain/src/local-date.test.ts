import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from './local-date.js';
import {
  addDays,
  ageYears,
  compareLocalDates,
  dayOf,
  daysBetween,
  localDate,
  monthOf,
  parseLocalDate,
  yearOf,
} from './local-date.js';

/** Every day from 1800 to 2200, found the slow way: one after the other. */
const calendar: readonly LocalDate[] = everyDay();

function everyDay(): LocalDate[] {
  const days: LocalDate[] = [];
  for (let year = 1800; year <= 2200; year += 1) {
    const february = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    const lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [month, length] of lengths.entries()) {
      for (let day = 1; day <= length; day += 1) days.push(localDate(year, month + 1, day));
    }
  }
  return days;
}

const anyIndex = fc.nat({ max: calendar.length - 1 });

function at(index: number): LocalDate {
  const day = calendar[index];
  if (day === undefined) throw new Error('outside the calendar');
  return day;
}

function codeOf(text: string): string {
  const result = parseLocalDate(text);
  return result.ok ? result.value : result.error.code;
}

describe('local date', () => {
  it.each([
    '1980-03-04',
    '19800304',
    ' 1980-03-04 ',
    '1980-03-04T23:59:59Z',
    '1980-03-04T00:30:00+01:00',
    '1980-03-04 12:00:00.000',
    '1980-03-04T12:00',
    '1980-03-04T10:15:30.123-05:00',
    '19800304T101530',
  ])('reads %j as 4 March 1980', (text) => {
    expect(codeOf(text)).toBe('1980-03-04');
  });

  it.each([
    '',
    '1980',
    '1980-03',
    '04/03/1980',
    '1980/03/04',
    '1980-3-4',
    '80-03-04',
    '1980-0304',
    '1980-03-04T',
    '1980-03-04 noon',
  ])('refuses %j, which is not a whole date so spelled', (text) => {
    expect(codeOf(text)).toBe('CW-DOMAIN-004');
  });

  it.each([
    '1981-02-29',
    '1900-02-29',
    '1980-04-31',
    '1980-13-01',
    '1980-00-10',
    '1980-01-00',
    '1799-12-31',
    '2201-01-01',
    '99991231',
  ])('refuses %s, which is no day of the calendar from 1800 to 2200', (text) => {
    expect(codeOf(text)).toBe('CW-DOMAIN-005');
  });

  it.each(['2000-02-29', '1996-02-29', '1800-01-01', '2200-12-31', '2026-12-31'])('reads %s', (text) => {
    expect(codeOf(text)).toBe(text);
  });

  it('says the length of what it refused, and never the text', () => {
    const result = parseLocalDate('04/03/1980');
    expect(result).toMatchObject({ error: { detail: expect.stringContaining('10 characters') } });
    expect(JSON.stringify(result)).not.toContain('1980');
  });

  it('throws where code, not input, names a day that does not exist', () => {
    expect(() => localDate(2026, 2, 29)).toThrow(RangeError);
    expect(() => localDate(2026, 1.5, 2)).toThrow(RangeError);
    expect(() => addDays(localDate(2200, 12, 31), 1)).toThrow(RangeError);
    expect(() => addDays(localDate(1800, 1, 1), -1)).toThrow(RangeError);
    expect(() => addDays(localDate(2000, 1, 1), Number.NaN)).toThrow(RangeError);
  });

  it('counts completed years', () => {
    const born = localDate(1980, 6, 15);
    expect(ageYears(born, localDate(2026, 6, 14))).toBe(45);
    expect(ageYears(born, localDate(2026, 6, 15))).toBe(46);
    expect(ageYears(born, born)).toBe(0);
    expect(ageYears(born, localDate(1980, 6, 14))).toBe(-1);
  });

  it('gives a child of 29 February its birthday on 1 March of a common year', () => {
    const born = localDate(2008, 2, 29);
    expect(ageYears(born, localDate(2026, 2, 28))).toBe(17);
    expect(ageYears(born, localDate(2026, 3, 1))).toBe(18);
    expect(ageYears(born, localDate(2028, 2, 29))).toBe(20);
  });
});

describe('local date against the calendar counted day by day', () => {
  it('walks through every day of 401 years, forwards and back', () => {
    for (const [index, day] of calendar.entries()) {
      if (index === 0) continue;
      const before = at(index - 1);
      if (addDays(before, 1) !== day || addDays(day, -1) !== before || daysBetween(before, day) !== 1) {
        expect.fail(`${before} and ${day} are neighbours`);
      }
    }
    expect(daysBetween(at(0), at(calendar.length - 1))).toBe(calendar.length - 1);
  });

  it('adds and counts days as the calendar does', () => {
    fc.assert(
      fc.property(anyIndex, anyIndex, (from, to) => {
        expect(daysBetween(at(from), at(to))).toBe(to - from);
        expect(addDays(at(from), to - from)).toBe(at(to));
        expect(Math.sign(compareLocalDates(at(from), at(to)))).toBe(Math.sign(from - to));
        expect(at(from) < at(to)).toBe(from < to);
      }),
    );
  });

  it('reads and takes apart what it writes', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const day = at(index);
        expect(codeOf(day)).toBe(day);
        expect(codeOf(day.replaceAll('-', ''))).toBe(day);
        expect(localDate(yearOf(day), monthOf(day), dayOf(day))).toBe(day);
      }),
    );
  });
});
