import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDayAmong, firstDayOf, lastDayOf } from './fhir-day.js';

describe('the day of a FHIR date', () => {
  it.each([
    ['2019-12-10', '2019-12-10', '2019-12-10', true],
    ['2019-12-10T23:30:00-11:00', '2019-12-10', '2019-12-10', true],
    ['2020-10-20T19:19:03.621Z', '2020-10-20', '2020-10-20', true],
    ['2020-02', '2020-02-01', '2020-02-29', false],
    ['2021-02', '2021-02-01', '2021-02-28', false],
    ['2200-12', '2200-12-01', '2200-12-31', false],
    ['2012', '2012-01-01', '2012-12-31', false],
  ])('of %s begins %s and ends %s', (date, first, last, isWhole) => {
    expect(firstDayOf(date)).toEqual({ day: first, isWhole });
    expect(lastDayOf(date)).toEqual({ day: last, isWhole });
  });

  it.each([undefined, '', '0012', '2012-13', '2021-02-29', 'last winter', 20200101, { year: 2020 }])(
    'is none for %j',
    (date) => {
      expect(firstDayOf(date)).toBeUndefined();
      expect(lastDayOf(date)).toBeUndefined();
    },
  );

  it('never ends before it begins', () => {
    const partial = fc
      .tuple(fc.integer({ min: 1800, max: 2200 }), fc.option(fc.integer({ min: 1, max: 12 })))
      .map(([year, month]) => (month === null ? `${year}` : `${year}-${String(month).padStart(2, '0')}`));
    fc.assert(
      fc.property(partial, (date) => {
        const [first, last] = [firstDayOf(date)?.day ?? '', lastDayOf(date)?.day ?? ''];
        expect(first.startsWith(date) && last.startsWith(date) && first < last).toBe(true);
      }),
      { seed: 20261122 },
    );
  });

  it('is that of the first date that names any', () => {
    expect(firstDayAmong([undefined, 'unknown', '2003', '2024-02-01'])).toEqual({
      day: '2003-01-01',
      isWhole: false,
    });
    expect(firstDayAmong([undefined])).toBeUndefined();
  });
});
