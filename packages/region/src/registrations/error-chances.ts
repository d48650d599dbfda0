import { type ErrorRateName, type ErrorRates, errorRateCatalogue, errorRateNames } from '../error-rates.js';

/** The probability of each error for people to whom errors happen more often, and for all others. */
export interface ErrorChances {
  readonly prone: ErrorRates;
  readonly others: ErrorRates;
}

/**
 * Spreads each uneven rate over the two groups of people so that the odds differ by `errorProneOdds` and all records together keep
 * the rate. Odds, not probabilities, since a rate of 86 % cannot be doubled.
 *
 * `proneShare` is the share of people to whom errors happen more often, 0 to 1.
 */
export function errorChances(rates: ErrorRates, proneShare: number): ErrorChances {
  const spread = (name: ErrorRateName) => spreadRate(rates[name], rates.errorProneOdds, proneShare);
  const ratesOf = (group: 'prone' | 'others') =>
    Object.fromEntries(
      errorRateNames.map((name) => [
        name,
        errorRateCatalogue[name].fallsUnevenly ? spread(name)[group] : rates[name],
      ]),
    ) as ErrorRates;
  return { prone: ratesOf('prone'), others: ratesOf('others') };
}

const halvings = 60;

function spreadRate(
  rate: number,
  oddsRatio: number,
  proneShare: number,
): { readonly prone: number; readonly others: number } {
  const prone = (others: number) => (others * oddsRatio) / (1 - others + others * oddsRatio);
  const overall = (others: number) => proneShare * prone(others) + (1 - proneShare) * others;
  if (rate <= 0 || rate >= 1) return { prone: rate, others: rate };
  // The overall rate rises with that of the others, so halving finds it.
  let [low, high] = [0, 1];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (overall(middle) < rate) low = middle;
    else high = middle;
  }
  return { prone: prone(low), others: low };
}
