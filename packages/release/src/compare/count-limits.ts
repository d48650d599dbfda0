import { byarLimits } from './byar-limits.js';
import type { Limits } from './confidence.js';
import { exactPoissonLimits } from './exact-poisson-limits.js';

/**
 * From this many events on Byar's approximation is close enough; a directly standardised rate of fewer is not
 * published at all.
 */
export const fewestEventsForByar = 10;

/**
 * The limits of a count of `events`: exact under 10, Byar's from 10 on, as public health in England computes them.
 *
 * Source: OHID, Fingertips Public Health Technical Guidance, "Confidence intervals: rates"; the same in
 * PHEindicatormethods `phe_rate`.
 */
export function countLimits(events: number, confidence: number): Limits {
  if (events < fewestEventsForByar) return exactPoissonLimits(events, confidence);
  const { lower, upper } = byarLimits(events, confidence);
  // From 10 events on the lower limit exists at every level of confidence a double can hold.
  return { lower: lower ?? 0, upper };
}

/** The name of the method {@link countLimits} takes for this many events. */
export function countLimitsMethod(events: number): string {
  return events < fewestEventsForByar ? 'Exact' : "Byar's";
}
