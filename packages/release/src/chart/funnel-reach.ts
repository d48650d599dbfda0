import { extent, max, min } from 'd3-array';
import type { Funnel } from '../compare/funnel.js';
import { funnelLimitNames } from '../compare/funnel.js';
import type { AxisExtent } from './axis-extent.js';
import { axisExtent } from './axis-extent.js';
import type { ShownArea } from './funnel-plot-spec.js';

/** The reach of both axes of a funnel plot. */
export interface FunnelReach {
  readonly x: AxisExtent;
  readonly y: AxisExtent;
}

/**
 * How far the axes of a funnel plot go: along to all areas, and from 0 when the greatest is more than twice
 * the least; up and down to all areas, and to the limits where areas are, but these no further than twice as
 * far from the average as the areas themselves. What is beyond is cut off: the limits of very few people
 * reach to the sky, and would leave all areas in a line at its foot.
 */
export function funnelReach(funnel: Funnel, areas: readonly ShownArea[]): FunnelReach {
  const points = funnelLimitNames.flatMap((name) => funnel.curves[name]);
  const denominators =
    areas.length > 0 ? areas.map(({ denominator }) => denominator) : points.map(({ at }) => at);
  const [least = 0, most = 1] = extent(denominators);
  const limits = points.filter(({ at }) => at >= least && at <= most).map(({ limit }) => limit);
  const values = areas.map(({ value }) => value);
  return {
    x: axisExtent(most > 2 * least ? [0, ...denominators] : denominators, 0.05),
    y: axisExtent([funnel.baseline, ...values, ...nearLimits(limits, values, funnel.baseline)], 0.06),
  };
}

function nearLimits(
  limits: readonly number[],
  values: readonly number[],
  baseline: number,
): readonly number[] {
  const furthest = max(values, (value) => Math.abs(value - baseline)) ?? Number.POSITIVE_INFINITY;
  const nearest = min(limits, (limit) => Math.abs(limit - baseline)) ?? 0;
  const reach = 2 * Math.max(furthest, nearest);
  return limits.map((limit) => Math.min(Math.max(limit, baseline - reach), baseline + reach));
}
