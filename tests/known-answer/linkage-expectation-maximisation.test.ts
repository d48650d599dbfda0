import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expectationMaximisation, type PatternCount } from '@causeway/linkage';
import { describe, expect, it } from 'vitest';

const file = fileURLToPath(
  new URL('../../../shared/data/linkage/known_params_comparison_vectors.csv', import.meta.url),
);

/**
 * Source: Splink, tests/datasets/known_params_comparison_vectors.csv; its parameters are stated at the head of
 * tests/test_correctness_of_convergence.py. Level 0 differs, 1 agrees; half of the 4,000 pairs are matches.
 */
const known = {
  prior: 0.5,
  m: [
    [0.3, 0.7],
    [0.1, 0.9],
    [0.05, 0.95],
  ],
  u: [
    [0.9, 0.1],
    [0.975, 0.025],
    [0.8, 0.2],
  ],
};

function patternsOf(text: string): readonly PatternCount[] {
  const counts = new Map<string, number>();
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const pattern = line.split(',').slice(0, 3).join(',');
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return [...counts].map(([pattern, count]) => ({ count, levels: pattern.split(',').map(Number) }));
}

describe('expectation–maximisation on comparison vectors with known parameters', () => {
  it.skipIf(!existsSync(file))('recovers the prior, every m and every u within 0.01', () => {
    const found = expectationMaximisation({
      patterns: patternsOf(readFileSync(file, 'utf8')),
      start: { prior: 0.3, m: known.m.map(() => [0.4, 0.6]) },
      u: { start: known.u.map(() => [0.6, 0.4]) },
    });
    expect(found.converged).toBe(true);
    expect(Math.abs(found.prior - known.prior)).toBeLessThan(0.01);
    for (const [name, stated] of [
      ['m', known.m],
      ['u', known.u],
    ] as const)
      stated.forEach((levels, field) => {
        levels.forEach((p, level) => {
          expect(Math.abs((found[name][field]?.[level] ?? 0) - p), `${name} of field ${field}`).toBeLessThan(
            0.01,
          );
        });
      });
  });
});
