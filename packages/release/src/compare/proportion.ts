import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Estimate } from './confidence.js';
import { bothLimits, scaleLimits } from './confidence.js';
import { impossible, isCount, isPositive } from './refusal.js';
import { wilsonLimits } from './wilson-limits.js';

/**
 * The proportion `cases` / `people` × `multiplier` (100 for a percentage) with Wilson's limits.
 *
 * Errors: CW-RELEASE-101 (cases negative or more than the people, people not above 0).
 * Source: PHEindicatormethods `phe_proportion`; see {@link wilsonLimits}.
 */
export function proportion(cases: number, people: number, multiplier = 1): Result<Estimate, Problem> {
  if (!isPositive(people)) return impossible('The people of a proportion are a number above 0.');
  if (!isCount(cases) || cases > people) {
    return impossible('The cases of a proportion are a number from 0 to that of the people.');
  }
  return ok({
    value: (cases / people) * multiplier,
    ...bothLimits((confidence) => scaleLimits(wilsonLimits(cases, people, confidence), multiplier)),
    method: 'Wilson',
  });
}
