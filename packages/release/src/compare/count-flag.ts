import { countLimits } from './count-limits.js';
import type { FunnelFlag } from './funnel.js';

/**
 * Where a count of `observed` events lies when `expected` were to be expected: 'high' when even the lower confidence
 * limit of the count is above them, 'low' when the upper one is below.
 *
 * Source: PHEindicatormethods `assign_funnel_significance` for ratios and rates (exact under 10 events, Byar's from
 * 10 on).
 */
export function countFlag(observed: number, expected: number): FunnelFlag {
  const at998 = countLimits(observed, 0.998);
  if (expected < at998.lower) return 'high-99.8';
  const at95 = countLimits(observed, 0.95);
  if (expected < at95.lower) return 'high-95';
  if (expected > at998.upper) return 'low-99.8';
  return expected > at95.upper ? 'low-95' : 'within';
}
