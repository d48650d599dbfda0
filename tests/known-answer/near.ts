import type { Result } from '@causeway/domain';
import { expect } from 'vitest';

/** Requires `actual` to equal `expected` to `tolerance`, relative to it. */
export function expectNear(actual: number, expected: number, tolerance = 1e-9): void {
  const distance = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  expect(distance, `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Requires `actual` to be what was printed with `decimals` digits after the point. */
export function expectPrinted(actual: number, printed: number, decimals: number): void {
  expect(Math.abs(actual - printed), `${actual} against ${printed}`).toBeLessThanOrEqual(
    0.5000001 * 10 ** -decimals,
  );
}

/** The value of a result that must be a success. */
export function successOf<T>(result: Result<T, { readonly detail: string }>): T {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}
