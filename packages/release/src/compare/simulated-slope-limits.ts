import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Limits } from './confidence.js';
import { bothLimits } from './confidence.js';
import { normalQuantile } from './distribution-quantile.js';
import { impossible, isCount } from './refusal.js';
import type { Line, QuantileValue, SlopeScale } from './slope-index-of-inequality.js';
import {
  checkQuantiles,
  fromScale,
  lineThrough,
  slopeIndexOf,
  toScale,
} from './slope-index-of-inequality.js';

/** A quantile with the standard error of its value, on the scale on which the values vary. */
export interface UncertainQuantile extends QuantileValue {
  readonly standardError: number;
}

/** How the limits are simulated. */
export interface SlopeSimulation {
  /** The scale on which the values vary normally: log for rates, logit for proportions. */
  readonly variesOn: SlopeScale;
  /** Whether the line is fitted on that scale too; else on the values as they are. */
  readonly fitsOnScale: boolean;
  readonly multiplier: number;
  /** How often the values are drawn; 100,000 keeps the limits steady to the third digit. */
  readonly repetitions: number;
  /** Numbers spread evenly over 0 to 1, seeded by the caller so that the limits can be made again. */
  readonly random: () => number;
}

/** The limits of the slope and of the relative index of inequality at both levels. */
export interface SlopeLimits {
  readonly slopeIndex: { readonly limits95: Limits; readonly limits998: Limits };
  readonly relativeIndex: { readonly limits95: Limits; readonly limits998: Limits };
}

/**
 * The confidence limits of the slope index of inequality, by drawing every quantile's value again and again from a
 * normal distribution on its scale and fitting the line anew.
 *
 * Fitted on the scale, the limits are those of the slope there, laid through the height of the fitted line at its
 * middle and taken back from the scale.
 *
 * Errors: CW-RELEASE-101 (as {@link import('./slope-index-of-inequality.js').slopeIndexOfInequality}; a standard
 * error negative; fewer than 1,000 repetitions), CW-RELEASE-102.
 * Cost: repetitions × quantiles.
 * Source: PHEindicatormethods `phe_sii`; OHID, Fingertips Public Health Technical Guidance, "Slope index of inequality".
 */
export function simulatedSlopeLimits(
  quantiles: readonly UncertainQuantile[],
  simulation: SlopeSimulation,
): Result<SlopeLimits, Problem> {
  const checked = checkQuantiles(quantiles, simulation.variesOn);
  if (!checked.ok) return checked;
  if (!quantiles.every((quantile) => isCount(quantile.standardError))) {
    return impossible('The standard error of every quantile is a number, 0 or more.', 'standardError');
  }
  if (!(simulation.repetitions >= 1000))
    return impossible('Limits are simulated with 1,000 repetitions or more.');
  const fits = Array.from({ length: simulation.repetitions }, () => drawnLine(quantiles, simulation));
  return ok(simulation.fitsOnScale ? limitsOnScale(quantiles, fits, simulation) : limitsOf(fits, simulation));
}

function drawnLine(quantiles: readonly UncertainQuantile[], simulation: SlopeSimulation): Line {
  const { variesOn, fitsOnScale, random } = simulation;
  const drawn = quantiles.map(({ population, value, standardError }) => {
    const onScale = toScale(value, variesOn) + standardError * normalQuantile(openUnit(random()));
    return { population, value: fitsOnScale ? onScale : fromScale(onScale, variesOn) };
  });
  return lineThrough(drawn);
}

function limitsOf(fits: readonly Line[], { multiplier }: SlopeSimulation): SlopeLimits {
  const indices = fits.map((fit) => slopeIndexOf(fit, { scale: 'natural', multiplier }));
  return {
    slopeIndex: percentileLimits(indices.map((index) => index.slopeIndex)),
    relativeIndex: percentileLimits(indices.map((index) => index.relativeIndex)),
  };
}

function limitsOnScale(
  quantiles: readonly UncertainQuantile[],
  fits: readonly Line[],
  { variesOn: scale, multiplier }: SlopeSimulation,
): SlopeLimits {
  const fitted = lineThrough(
    quantiles.map(({ population, value }) => ({ population, value: toScale(value, scale) })),
  );
  const middle = fitted.intercept + fitted.slope / 2;
  const indexAt = (slope: number) =>
    slopeIndexOf({ slope, intercept: middle - slope / 2 }, { scale, multiplier });
  const slopes = fits.map((fit) => fit.slope);
  return {
    slopeIndex: percentileLimits(slopes.map((slope) => indexAt(slope).slopeIndex)),
    relativeIndex: percentileLimits(slopes.map((slope) => indexAt(slope).relativeIndex)),
  };
}

function percentileLimits(values: readonly number[]): SlopeLimits['slopeIndex'] {
  const ordered = Float64Array.from(values).sort();
  const at = (share: number) => ordered[Math.max(0, Math.round(ordered.length * share) - 1)] ?? Number.NaN;
  return bothLimits((confidence) => ({ lower: at((1 - confidence) / 2), upper: at((1 + confidence) / 2) }));
}

// A normal deviate has no value at 0 or 1, which a generator may give.
function openUnit(value: number): number {
  return Math.min(Math.max(value, 1e-12), 1 - 1e-12);
}
