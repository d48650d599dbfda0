import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOfEpochDay, epochDayOf } from './epoch-day.js';

it('counts days from 1 January 1970', () => {
  expect(epochDayOf('1970-01-01')).toBe(0);
  expect(epochDayOf('1969-12-31')).toBe(-1);
  expect(epochDayOf('2000-03-01')).toBe(11_017);
});

it('spells every day from 1800 to 9999 as it reads it', () => {
  const days = fc.integer({ min: epochDayOf('1800-01-01'), max: epochDayOf('9999-12-31') });
  fc.assert(fc.property(days, (day) => epochDayOf(dateOfEpochDay(day)) === day));
});
