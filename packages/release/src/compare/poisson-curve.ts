import { exactPoissonLimitsAtTail } from './exact-poisson-limits.js';
import type { Funnel, FunnelLimitName } from './funnel.js';
import { funnelCurves, funnelTails } from './funnel.js';

/**
 * The control limits of a funnel of counts: for each of `observed` events, at how many expected events (×
 * `perExpected`) that count lies just on the limit, and the ratio observed / expected (× `perRatio`) there.
 *
 * The expected count is exact: E with P(X ≤ O; E) = tail for the lower limit, and P(X ≥ O; E) = tail for the upper,
 * which are the exact limits of O. PHEindicatormethods finds them by bisection, to about 5e-5.
 */
export function poissonCurves(
  observed: readonly number[],
  { perExpected, perRatio }: { readonly perExpected: number; readonly perRatio: number },
): Funnel['curves'] {
  return funnelCurves((name) =>
    observed.map((events) => {
      const expected = expectedOnLimit(events, name);
      return { at: expected * perExpected, limit: (events / expected) * perRatio };
    }),
  );
}

function expectedOnLimit(events: number, name: FunnelLimitName): number {
  const { side, tail } = funnelTails[name];
  const limits = exactPoissonLimitsAtTail(events, tail);
  // An area is below the lower control limit when even the upper confidence limit of its count is below what was
  // expected.
  return side === 'lower' ? limits.upper : limits.lower;
}
