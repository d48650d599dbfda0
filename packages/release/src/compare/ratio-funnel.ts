import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { countFlag } from './count-flag.js';
import type { Funnel, FunnelFlag } from './funnel.js';
import { axisPoints, axisRange } from './funnel-axis.js';
import { poissonCurves } from './poisson-curve.js';
import { impossible, isCount, isPositive, tooLittle } from './refusal.js';

/** The events of an area and how many were expected (indirect standardisation). */
export interface RatioArea {
  readonly observed: number;
  readonly expected: number;
}

/**
 * The funnel of ratios observed / expected × `multiplier` around 1 × `multiplier`, with exact Poisson limits over
 * expected events.
 *
 * Errors: CW-RELEASE-101 (observed negative, expected not above 0), CW-RELEASE-102 (no area).
 * Source: Spiegelhalter DJ. Stat Med 2005;24:1185–1202, section 3.2; PHEindicatormethods `calculate_funnel_limits`,
 * statistic "ratio".
 */
export function ratioFunnel(areas: readonly RatioArea[], multiplier = 100): Result<Funnel, Problem> {
  const checked = check(areas);
  if (!checked.ok) return checked;
  const observed = axisPoints(axisRange(areas.map((area) => area.expected)), 100);
  return ok({
    baseline: multiplier,
    curves: poissonCurves(observed, { perExpected: 1, perRatio: multiplier }),
  });
}

/** Where each of `areas` lies in their funnel, in their order. Errors: as {@link ratioFunnel}. */
export function ratioFlags(areas: readonly RatioArea[]): Result<readonly FunnelFlag[], Problem> {
  const checked = check(areas);
  if (!checked.ok) return checked;
  return ok(areas.map(({ observed, expected }) => countFlag(observed, expected)));
}

function check(areas: readonly RatioArea[]): Result<undefined, Problem> {
  if (areas.length === 0) return tooLittle('A funnel needs at least one area.');
  if (!areas.every((area) => isCount(area.observed))) {
    return impossible('The events observed are a number, 0 or more.', 'observed');
  }
  if (!areas.every((area) => isPositive(area.expected))) {
    return impossible('The events expected are a number above 0.', 'expected');
  }
  return ok(undefined);
}
