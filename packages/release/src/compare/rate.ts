import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Estimate } from './confidence.js';
import { bothLimits, scaleLimits } from './confidence.js';
import { countLimits, countLimitsMethod } from './count-limits.js';
import { impossible, isCount, isPositive } from './refusal.js';

/**
 * The crude rate `events` / `population` × `multiplier` with its limits: exact under 10 events, Byar's from 10 on.
 *
 * Errors: CW-RELEASE-101 (events negative or not finite, population not above 0).
 * Source: PHEindicatormethods `phe_rate`; see {@link countLimits}.
 */
export function rate(events: number, population: number, multiplier = 100_000): Result<Estimate, Problem> {
  if (!isCount(events)) return impossible('The events of a rate are a number, 0 or more.');
  if (!isPositive(population)) return impossible('The population of a rate is a number above 0.');
  const scale = multiplier / population;
  return ok({
    value: (events / population) * multiplier,
    ...bothLimits((confidence) => scaleLimits(countLimits(events, confidence), scale)),
    method: countLimitsMethod(events),
  });
}
