import type { Limits } from './confidence.js';
import { upperTail } from './confidence.js';
import { chiSquareQuantile } from './distribution-quantile.js';

/**
 * The exact limits of a Poisson count `events` (0 or more) at a level of confidence, by the tie between the Poisson
 * and the chi-square distribution: χ²(α/2; 2O)/2 and χ²(1 − α/2; 2O+2)/2. The lower limit of 0 events is 0.
 *
 * Source: Armitage P, Berry G, Matthews JNS. Statistical methods in medical research, 4th edition. Oxford: Blackwell,
 * 2002, section 5.2.
 */
export function exactPoissonLimits(events: number, confidence: number): Limits {
  return exactPoissonLimitsAtTail(events, upperTail(confidence));
}

/** The same by the probability `tail` that each limit leaves outside, 0 < tail < 0.5: funnels speak of 0.025 and 0.001. */
export function exactPoissonLimitsAtTail(events: number, tail: number): Limits {
  if (!(events >= 0)) throw new RangeError('a count of events is 0 or more');
  return {
    lower: events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2,
    upper: chiSquareQuantile(1 - tail, 2 * events + 2) / 2,
  };
}
