import type { Problem, Result } from '@causeway/domain';
import { err, problem } from '@causeway/domain';

/**
 * A statistic refused because the counts or populations it was asked of cannot be (CW-RELEASE-101). `rule` says what
 * they must be.
 */
export function impossible(rule: string, path?: string): Result<never, Problem> {
  return err(problem('CW-RELEASE-101', { detail: rule, ...(path === undefined ? {} : { path }) }));
}

/** A statistic refused because there is too little to compute it from (CW-RELEASE-102). `rule` says what it needs. */
export function tooLittle(rule: string): Result<never, Problem> {
  return err(problem('CW-RELEASE-102', { detail: rule }));
}

/** Whether `value` is a finite number, 0 or more. */
export function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** Whether `value` is a finite number above 0. */
export function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
