import { addDays, localDate } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAt, createCalendar } from './calendar.js';

const calendar = createCalendar();
const days = fc.integer({ min: 0, max: 146_000 });

describe('createCalendar', () => {
  it('turns every day into its date and back', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(calendar.dateOf(day)).toBe(addDays(localDate(1800, 1, 1), day));
        expect(calendar.dayOf(calendar.dateOf(day))).toBe(day);
      }),
    );
  });

  it('finds the first day of a year', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = calendar.dateOf(day);
        expect(calendar.dateOf(calendar.firstOfYear(day))).toBe(`${date.slice(0, 4)}-01-01`);
      }),
    );
  });
});

describe('ageAt', () => {
  it('counts completed years', () => {
    const born = calendar.dayOf(localDate(1980, 6, 15));
    expect(ageAt(born, calendar.dayOf(localDate(2026, 1, 1)))).toBe(45);
    expect(ageAt(born, calendar.dayOf(localDate(2026, 6, 17)))).toBe(46);
  });
});
