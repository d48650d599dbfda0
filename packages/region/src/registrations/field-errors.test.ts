import { isValidNhsNumber, localDate, parseLocalDate, parseNhsNumber, parsePostcode } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postcodeElsewhere } from '../areas/postcode-series.js';
import { nhsNumberCount, nhsNumberSeries } from '../people/nhs-number-series.js';
import { randomStreams } from '../random/random-streams.js';
import {
  defaultDateOfBirth,
  mistypedNumber,
  mistypedPostcode,
  spacedNumber,
  unformattedPostcode,
  wrongDateOfBirth,
} from './field-errors.js';

const randoms = fc.maxSafeNat().map((seed) => randomStreams(seed).named('test')(0));
const numbers = fc
  .nat({ max: nhsNumberCount - 1 })
  .map((index) => nhsNumberSeries(randomStreams(1).named('NHS numbers')(0))(index));
const postcodes = fc.nat().map(postcodeElsewhere);
const latest = localDate(2026, 1, 1);
const dates = fc
  .tuple(
    fc.integer({ min: 1920, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => localDate(year, month, day));

describe('mistypedNumber', () => {
  it('never gives a valid NHS number: the check digit catches one wrong digit and neighbours swapped', () => {
    fc.assert(
      fc.property(numbers, randoms, (number, random) => {
        const wrong = mistypedNumber(number, random);
        expect(wrong).toMatch(/^\d{10}$/);
        expect(isValidNhsNumber(wrong)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('spacedNumber', () => {
  it('is the same number to who reads it', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(spacedNumber(number)).toMatch(/^\d{3} \d{3} \d{4}$/);
        expect(parseNhsNumber(spacedNumber(number))).toEqual({ ok: true, value: number });
      }),
    );
  });
});

describe('mistypedPostcode', () => {
  it('gives another postcode, of the form of one', () => {
    fc.assert(
      fc.property(postcodes, randoms, (postcode, random) => {
        const wrong = mistypedPostcode(postcode, random);
        expect(wrong).not.toBe(postcode);
        expect(parsePostcode(wrong)).toEqual({ ok: true, value: wrong });
      }),
      { numRuns: 500 },
    );
  });
});

describe('unformattedPostcode', () => {
  it('is the same postcode to who reads it, and never written as it should be', () => {
    fc.assert(
      fc.property(postcodes, randoms, (postcode, random) => {
        const typed = unformattedPostcode(postcode, random);
        expect(typed).not.toBe(postcode);
        expect(parsePostcode(typed)).toEqual({ ok: true, value: postcode });
      }),
    );
  });
});

describe('wrongDateOfBirth', () => {
  it('is a day of the calendar, never the right one, and not of a later year', () => {
    fc.assert(
      fc.property(dates, randoms, (right, random) => {
        const wrong = wrongDateOfBirth(right, latest, random);
        expect(wrong).not.toBe(right);
        expect(parseLocalDate(wrong)).toEqual({ ok: true, value: wrong });
        expect(wrong < '2026').toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('often swaps day and month', () => {
    const streams = randomStreams(2).named('test');
    const wrong = Array.from({ length: 500 }, (_, index) =>
      wrongDateOfBirth(localDate(1980, 3, 7), latest, streams(index)),
    );
    const swapped = wrong.filter((date) => date === '1980-07-03').length;
    expect(swapped).toBeGreaterThan(150);
    expect(swapped).toBeLessThan(250);
  });
});

describe('defaultDateOfBirth', () => {
  it('is 1 January of the right year or of 1900, and either occurs', () => {
    const streams = randomStreams(2).named('test');
    const found = Array.from({ length: 40 }, (_, index) =>
      defaultDateOfBirth(localDate(1980, 3, 7), streams(index)),
    );
    expect(new Set(found)).toEqual(new Set(['1980-01-01', '1900-01-01']));
  });
});
