import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Estimate } from './confidence.js';
import { bothLimits, upperTail } from './confidence.js';
import { studentTQuantile } from './distribution-quantile.js';
import { impossible, tooLittle } from './refusal.js';

/** A mean with what it was made of. */
export interface Mean extends Estimate {
  readonly sum: number;
  readonly count: number;
  /** Standard deviation of the sample (divisor n − 1). */
  readonly standardDeviation: number;
}

/**
 * The mean of `values` with limits by Student's t distribution: x̄ ± t(1 − α/2; n − 1)·s/√n.
 *
 * Errors: CW-RELEASE-101 (a value that is not finite), CW-RELEASE-102 (fewer than 2 values).
 * Source: PHEindicatormethods `phe_mean`; Armitage P, Berry G, Matthews JNS. Statistical methods in medical research,
 * 4th edition, 2002, section 4.2.
 */
export function mean(values: readonly number[]): Result<Mean, Problem> {
  if (!values.every(Number.isFinite)) return impossible('The values of a mean are finite numbers.');
  const count = values.length;
  if (count < 2) return tooLittle('A mean with limits needs at least 2 values.');
  const sum = total(values);
  const value = sum / count;
  const standardDeviation = Math.sqrt(total(values.map((each) => (each - value) ** 2)) / (count - 1));
  const standardError = standardDeviation / Math.sqrt(count);
  const limitsAt = (confidence: number) => {
    const halfWidth = studentTQuantile(1 - upperTail(confidence), count - 1) * standardError;
    return { lower: value - halfWidth, upper: value + halfWidth };
  };
  return ok({
    value,
    sum,
    count,
    standardDeviation,
    ...bothLimits(limitsAt),
    method: "Student's t-distribution",
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
