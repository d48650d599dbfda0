import {
  isNeverIssuedNhsNumber,
  isPlaceholderNhsNumber,
  isTestNhsNumber,
  isValidNhsNumber,
} from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStreams } from '../random/random-streams.js';
import { nhsNumberCount, nhsNumberSeries } from './nhs-number-series.js';

const seriesOf = (seed: number) => nhsNumberSeries(randomStreams(seed).named('NHS numbers')(0));
const indexes = fc.nat({ max: nhsNumberCount - 1 });

describe('nhsNumberSeries', () => {
  it('gives valid numbers of a range that is never issued and is not that of tests', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), indexes, (seed, index) => {
        const number = seriesOf(seed)(index);
        expect(isValidNhsNumber(number)).toBe(true);
        expect(isNeverIssuedNhsNumber(number)).toBe(true);
        expect(isTestNhsNumber(number)).toBe(false);
        expect(isPlaceholderNhsNumber(number)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never gives a number twice', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), indexes, indexes, (seed, one, other) => {
        fc.pre(one !== other);
        const series = seriesOf(seed);
        expect(series(one)).not.toBe(series(other));
      }),
      { numRuns: 1_000 },
    );
    const series = seriesOf(3);
    const numbers = Array.from({ length: 50_000 }, (_, index) => series(index));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('gives other numbers for another seed', () => {
    expect(seriesOf(1)(0)).not.toBe(seriesOf(2)(0));
  });
});
