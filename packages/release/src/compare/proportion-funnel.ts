import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { normalQuantile } from './distribution-quantile.js';
import type { Funnel, FunnelFlag, FunnelLimitName } from './funnel.js';
import { funnelCurves, funnelTails } from './funnel.js';
import { axisPoints, axisRange } from './funnel-axis.js';
import { impossible, isCount, isPositive, tooLittle } from './refusal.js';

/** The people of an area and how many of them are cases. */
export interface ProportionArea {
  readonly cases: number;
  readonly people: number;
}

/**
 * The funnel of proportions × `multiplier` around the average of all `areas`: the control limit at n people is the
 * proportion whose Wilson limit is the average, which is p̄ ± z·√(p̄(1 − p̄)/n), kept from 0 to `multiplier`.
 *
 * Errors: CW-RELEASE-101 (cases negative or more than the people, people not above 0), CW-RELEASE-102 (no area).
 * Source: Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005;24:1185–1202, section
 * 3.1; PHEindicatormethods `calculate_funnel_limits` with statistic "proportion".
 */
export function proportionFunnel(
  areas: readonly ProportionArea[],
  multiplier = 100,
): Result<Funnel, Problem> {
  const average = averageProportion(areas);
  if (!average.ok) return average;
  const axis = axisPoints(axisRange(areas.map((area) => area.people)));
  const curve = (name: FunnelLimitName) =>
    axis.map((people) => ({ at: people, limit: limitAt(average.value, people, name) * multiplier }));
  return ok({ baseline: average.value * multiplier, curves: funnelCurves(curve) });
}

/** Where each of `areas` lies in their funnel, in their order. Errors: as {@link proportionFunnel}. */
export function proportionFlags(areas: readonly ProportionArea[]): Result<readonly FunnelFlag[], Problem> {
  const average = averageProportion(areas);
  return average.ok ? ok(areas.map((area) => flagOf(area, average.value))) : average;
}

function flagOf({ cases, people }: ProportionArea, average: number): FunnelFlag {
  const value = cases / people;
  if (value < limitAt(average, people, 'lower998')) return 'low-99.8';
  if (value < limitAt(average, people, 'lower95')) return 'low-95';
  if (value > limitAt(average, people, 'upper998')) return 'high-99.8';
  return value > limitAt(average, people, 'upper95') ? 'high-95' : 'within';
}

function limitAt(average: number, people: number, name: FunnelLimitName): number {
  const { side, tail } = funnelTails[name];
  const distance = normalQuantile(1 - tail) * Math.sqrt((average * (1 - average)) / people);
  return Math.min(1, Math.max(0, side === 'lower' ? average - distance : average + distance));
}

function averageProportion(areas: readonly ProportionArea[]): Result<number, Problem> {
  if (areas.length === 0) return tooLittle('A funnel needs at least one area.');
  if (!areas.every((area) => isPositive(area.people))) {
    return impossible('The people of every area are a number above 0.', 'people');
  }
  if (!areas.every((area) => isCount(area.cases) && area.cases <= area.people)) {
    return impossible('The cases of every area are a number from 0 to that of its people.', 'cases');
  }
  return ok(total(areas, 'cases') / total(areas, 'people'));
}

function total(areas: readonly ProportionArea[], of: keyof ProportionArea): number {
  return areas.reduce((sum, area) => sum + area[of], 0);
}
