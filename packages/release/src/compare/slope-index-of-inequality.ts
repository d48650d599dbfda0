import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { impossible, isPositive, tooLittle } from './refusal.js';

/** One deprivation quantile, from the most deprived to the least. */
export interface QuantileValue {
  readonly population: number;
  readonly value: number;
}

/**
 * The scale on which a line is laid through the quantiles: as they are, the logarithm of rates, the logit of
 * proportions.
 */
export type SlopeScale = 'natural' | 'log' | 'logit';

/** How the slope is fitted and expressed. */
export interface SlopeOptions {
  readonly scale?: SlopeScale;
  /** What the index is expressed by; a negative one turns it about, for indicators where high is bad. */
  readonly multiplier?: number;
}

/** The slope and the relative index of inequality. */
export interface SlopeIndex {
  /** Value at the least deprived end minus that at the most deprived, × multiplier. */
  readonly slopeIndex: number;
  /** Value at the least deprived end / that at the most deprived; its inverse when the multiplier is negative. */
  readonly relativeIndex: number;
  /** Value of the line at the most deprived end, × |multiplier| when fitted on another scale. */
  readonly intercept: number;
}

/** A line through the quantiles: its heights at the most deprived end and its rise to the least deprived one. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

const fewestQuantiles = 5;
const mostQuantiles = 100;

/**
 * The slope index of inequality over `quantiles` (most deprived first): the line fitted by least squares, weighted by
 * population, through each quantile's value at the middle of its place in the cumulated population.
 *
 * Errors: CW-RELEASE-101 (a population not above 0, a value outside its scale), CW-RELEASE-102 (fewer than 5
 * quantiles, more than 100).
 * Source: Low A, Low A. Measuring the gap: quantifying and comparing local health inequalities. J Public Health
 * 2004;26:388–395; PHEindicatormethods `phe_sii` (points; `transform` is scale log or logit here).
 */
export function slopeIndexOfInequality(
  quantiles: readonly QuantileValue[],
  { scale = 'natural', multiplier = 1 }: SlopeOptions = {},
): Result<SlopeIndex, Problem> {
  const checked = checkQuantiles(quantiles, scale);
  if (!checked.ok) return checked;
  const fit = lineThrough(
    quantiles.map(({ population, value }) => ({ population, value: toScale(value, scale) })),
  );
  return ok(slopeIndexOf(fit, { scale, multiplier }));
}

/** The indices of a line that was fitted on `scale`. */
export function slopeIndexOf(fit: Line, { scale, multiplier }: Required<SlopeOptions>): SlopeIndex {
  const most = fromScale(fit.intercept, scale);
  const least = fromScale(fit.intercept + fit.slope, scale);
  const relative = least / most;
  return {
    slopeIndex: (scale === 'natural' ? fit.slope : least - most) * multiplier,
    relativeIndex: multiplier < 0 ? 1 / relative : relative,
    intercept: scale === 'natural' ? most : most * Math.abs(multiplier),
  };
}

/** The least-squares line, weighted by population, of values at the middles of the cumulated population shares. */
export function lineThrough(quantiles: readonly QuantileValue[]): Line {
  const people = sum(quantiles.map((quantile) => quantile.population));
  let before = 0;
  const points = quantiles.map(({ population, value }) => {
    const weight = population / people;
    const middle = before + weight / 2;
    before += weight;
    return { weight, middle, value };
  });
  const meanMiddle = sum(points.map((point) => point.weight * point.middle));
  const meanValue = sum(points.map((point) => point.weight * point.value));
  const across = sum(points.map((point) => point.weight * (point.middle - meanMiddle) ** 2));
  const rise = sum(
    points.map((point) => point.weight * (point.middle - meanMiddle) * (point.value - meanValue)),
  );
  const slope = rise / across;
  return { slope, intercept: meanValue - slope * meanMiddle };
}

/** `value` as `scale` measures it. */
export function toScale(value: number, scale: SlopeScale): number {
  if (scale === 'log') return Math.log(value);
  return scale === 'logit' ? Math.log(value / (1 - value)) : value;
}

/** The value of which `scaled` is the measure on `scale`. */
export function fromScale(scaled: number, scale: SlopeScale): number {
  if (scale === 'log') return Math.exp(scaled);
  return scale === 'logit' ? 1 / (1 + Math.exp(-scaled)) : scaled;
}

/** Refuses quantiles no slope can be laid through. */
export function checkQuantiles(
  quantiles: readonly QuantileValue[],
  scale: SlopeScale,
): Result<undefined, Problem> {
  if (quantiles.length < fewestQuantiles || quantiles.length > mostQuantiles) {
    return tooLittle('A slope index of inequality needs 5 to 100 quantiles.');
  }
  if (!quantiles.every((quantile) => isPositive(quantile.population))) {
    return impossible('The population of every quantile is a number above 0.', 'population');
  }
  if (!quantiles.every((quantile) => Number.isFinite(toScale(quantile.value, scale)))) {
    return impossible(
      'The value of every quantile is a finite number, above 0 on the log scale, between 0 and 1 on the logit.',
    );
  }
  return ok(undefined);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
