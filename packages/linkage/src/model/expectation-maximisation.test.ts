import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectationMaximisation, type PatternCount } from './expectation-maximisation.js';

const fields = 3;
const truth = { prior: 0.2, m: [0.9, 0.8, 0.95], u: [0.1, 0.02, 0.3] };

/** The probability of levels (1 agrees, 0 differs) when each field agrees with its own probability. */
function likelihood(agrees: readonly number[], levels: readonly number[]): number {
  return levels.reduce(
    (all, level, field) => all * (level === 1 ? (agrees[field] ?? 0) : 1 - (agrees[field] ?? 0)),
    1,
  );
}

const patterns: readonly (readonly number[])[] = Array.from({ length: 2 ** fields }, (_, code) =>
  Array.from({ length: fields }, (__, field) => (code >> field) & 1),
);

function expectedCounts(pairs: number): readonly PatternCount[] {
  return patterns.map((levels) => ({
    levels,
    count:
      pairs * (truth.prior * likelihood(truth.m, levels) + (1 - truth.prior) * likelihood(truth.u, levels)),
  }));
}

const pairOf = (agree: number): readonly [number, number] => [1 - agree, agree];
const even = truth.m.map(() => pairOf(0.7));

describe('expectation–maximisation', () => {
  it('finds the parameters that made the patterns, prior, m and u', () => {
    const found = expectationMaximisation({
      patterns: expectedCounts(1e6),
      start: { prior: 0.5, m: even },
      u: { start: truth.u.map(() => pairOf(0.3)) },
      tolerance: 1e-10,
      maxIterations: 20_000,
    });
    expect(found.converged).toBe(true);
    expect(found.prior).toBeCloseTo(truth.prior, 4);
    truth.m.forEach((m, field) => {
      expect(found.m[field]?.[1]).toBeCloseTo(m, 4);
    });
    truth.u.forEach((u, field) => {
      expect(found.u[field]?.[1]).toBeCloseTo(u, 4);
    });
  });

  it('finds matches among chosen candidates when it is told how many pairs were passed over', () => {
    // Only pairs that agree on the first field were looked at, as a blocking rule does.
    const all = expectedCounts(1e6);
    const unseen = patterns.flatMap((levels, place) => (levels[0] === 0 ? [place] : []));
    const found = expectationMaximisation({
      patterns: all.map((pattern, place) => (unseen.includes(place) ? { ...pattern, count: 0 } : pattern)),
      unseen: [{ total: 1e6, patterns: unseen }],
      pairs: 1e6,
      start: { prior: 0.01, m: [pairOf(0.9), pairOf(0.6), pairOf(0.6)] },
      u: { ofPattern: patterns.map((levels) => likelihood(truth.u, levels)) },
      tolerance: 1e-10,
      maxIterations: 20_000,
    });
    expect(found.m[1]?.[1]).toBeCloseTo(0.8, 2);
    expect(found.m[2]?.[1]).toBeCloseTo(0.95, 2);
  });

  it('leaves what nothing can be compared on as it was', () => {
    const found = expectationMaximisation({
      patterns: [{ count: 100, levels: [1, -1] }],
      start: { prior: 0.5, m: [pairOf(0.9), [0.3, 0.7]] },
      u: { ofPattern: [0.1] },
    });
    expect(found.m[1]).toEqual([0.3, 0.7]);
  });

  it('lets belief decide where there are no data, and data where there are many', () => {
    const belief = { m: [[1, 9]], matches: 9, nonMatches: 1 };
    const start = { prior: 0.5, m: [pairOf(0.5)] };
    const none = expectationMaximisation({ patterns: [], start, u: { ofPattern: [] }, belief });
    expect([none.prior, none.m]).toEqual([0.9, [[0.1, 0.9]]]);
    const many = expectationMaximisation({
      patterns: [{ count: 1e9, levels: [0] }],
      start,
      u: { ofPattern: [1e-12] },
      belief,
    });
    expect(many.m[0]?.[0]).toBeCloseTo(1, 6);
  });

  it('says so when it was stopped before it settled', () => {
    const input = { patterns: expectedCounts(1e6), start: { prior: 0.5, m: even } };
    const u = { start: truth.u.map(() => pairOf(0.3)) };
    expect(expectationMaximisation({ ...input, u, maxIterations: 2 })).toMatchObject({
      converged: false,
      iterations: 2,
    });
  });

  it('gives probabilities: levels that add up to one, a prior and posteriors from 0 to 1', () => {
    const counts = fc.array(fc.nat(1000), { minLength: patterns.length, maxLength: patterns.length });
    fc.assert(
      fc.property(counts, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (numbers, prior) => {
        const found = expectationMaximisation({
          patterns: patterns.map((levels, place) => ({ levels, count: numbers[place] ?? 0 })),
          start: { prior, m: even },
          u: { start: truth.u.map(() => pairOf(0.3)) },
          maxIterations: 50,
        });
        for (const levels of [...found.m, ...found.u])
          expect(levels.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        for (const p of [found.prior, ...found.posterior]) expect(p >= 0 && p <= 1).toBe(true);
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
