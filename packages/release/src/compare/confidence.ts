import { normalQuantile } from './distribution-quantile.js';

/** The lower and the upper end of an interval. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** A statistic of one area with its confidence limits at the two levels that public health in England publishes. */
export interface Estimate {
  readonly value: number;
  readonly limits95: Limits;
  readonly limits998: Limits;
  /** How the limits were made, in the field's words. */
  readonly method: string;
}

/** A function that gives limits at a level of confidence. */
export type LimitsAt = (confidence: number) => Limits;

/** `limitsAt` at 95 % and at 99.8 %. */
export function bothLimits(limitsAt: LimitsAt): Pick<Estimate, 'limits95' | 'limits998'> {
  return { limits95: limitsAt(0.95), limits998: limitsAt(0.998) };
}

/**
 * The probability above the upper limit: half of what `confidence` leaves. Confidence runs from 0.9 to below 1, else
 * a RangeError.
 */
export function upperTail(confidence: number): number {
  if (!(confidence >= 0.9 && confidence < 1)) {
    throw new RangeError('a level of confidence lies from 0.9 to below 1');
  }
  return (1 - confidence) / 2;
}

/** The standard normal deviate that leaves half of 1 − `confidence` above it: 1.96 at 95 %, 3.09 at 99.8 %. */
export function criticalValue(confidence: number): number {
  return normalQuantile(1 - upperTail(confidence));
}

/** `limits` with both ends multiplied by `factor`. */
export function scaleLimits(limits: Limits, factor: number): Limits {
  return { lower: limits.lower * factor, upper: limits.upper * factor };
}
