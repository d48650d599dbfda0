import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorRateCatalogue, errorRateNames, noErrors, standardErrorRates } from '../error-rates.js';
import { errorChances } from './error-chances.js';

const odds = (probability: number) => probability / (1 - probability);

describe('errorChances', () => {
  it('keeps every uneven rate of all records together, with the odds of the two groups apart by the ratio', () => {
    const rates = fc.double({ min: 0.0001, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(
        rates,
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rate, ratio, share) => {
          const { prone, others } = errorChances(
            { ...standardErrorRates, sexWrong: rate, errorProneOdds: ratio },
            share,
          );
          expect(share * prone.sexWrong + (1 - share) * others.sexWrong).toBeCloseTo(rate, 9);
          expect(odds(prone.sexWrong) / odds(others.sexWrong)).toBeCloseTo(ratio, 6);
        },
      ),
    );
  });

  it('leaves even rates, and rates of nothing or everything, as they are', () => {
    const { prone, others } = errorChances({ ...standardErrorRates, sexWrong: 1, nhsNumberMistyped: 0 }, 0.2);
    expect(prone.sexWrong).toBe(1);
    expect(others.nhsNumberMistyped).toBe(0);
    const even = errorRateNames.filter((name) => !errorRateCatalogue[name].fallsUnevenly);
    expect(even.length).toBeGreaterThan(5);
    for (const name of even)
      expect([prone[name], others[name]]).toEqual([standardErrorRates[name], standardErrorRates[name]]);
  });

  it('gives nobody an error where there are none', () => {
    expect(errorChances(noErrors, 0.2)).toEqual({ prone: noErrors, others: noErrors });
  });
});
