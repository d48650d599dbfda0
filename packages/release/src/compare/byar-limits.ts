import { criticalValue } from './confidence.js';

/** Byar's limits of a count; the approximation has no lower limit for a very small count. */
export interface ByarLimits {
  readonly lower: number | null;
  readonly upper: number;
}

/**
 * Byar's approximate limits of a Poisson count `events` (0 or more, need not be whole) at a level of confidence.
 * The lower limit is null where the approximation falls below zero (1 event at 99.8 %) or does not exist (0 events).
 *
 * O·(1 − 1/(9O) − z/(3√O))³ and (O+1)·(1 − 1/(9(O+1)) + z/(3√(O+1)))³.
 *
 * Source: Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC, 1987, equation 2.13
 * (page 69).
 */
export function byarLimits(events: number, confidence: number): ByarLimits {
  if (!(events >= 0)) throw new RangeError('a count of events is 0 or more');
  const z = criticalValue(confidence);
  const lower = events === 0 ? Number.NaN : byarCube(events, -z);
  return { lower: lower >= 0 ? lower : null, upper: byarCube(events + 1, z) };
}

function byarCube(events: number, z: number): number {
  return events * (1 - 1 / (9 * events) + z / (3 * Math.sqrt(events))) ** 3;
}
