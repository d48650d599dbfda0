import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightBins } from './weight-bins.js';

const counts = fc.array(
  fc.record({
    weight: fc.double({ min: -40, max: 60, noNaN: true }),
    pairs: fc.integer({ min: 0, max: 1e6 }),
  }),
  { minLength: 1, maxLength: 50 },
);

describe('weightBins', () => {
  it('counts every pair once, in bins without a gap, none of which goes over the threshold', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: -10, max: 20 }), (weights, threshold) => {
        const bins = weightBins(weights, { width: 0.5, threshold });
        const total = (list: readonly { pairs: number }[]) => list.reduce((sum, { pairs }) => sum + pairs, 0);
        expect(total(bins)).toBe(total(weights));
        expect(total(bins.filter(({ from }) => from >= threshold))).toBe(
          total(weights.filter(({ weight }) => weight >= threshold)),
        );
        expect(bins.slice(1).map(({ from }) => from)).toEqual(bins.slice(0, -1).map(({ to }) => to));
        expect(bins.every(({ from, to }) => from >= threshold || to <= threshold)).toBe(true);
      }),
    );
  });

  it('puts a pair on the threshold above it', () => {
    const bins = weightBins([{ weight: 9.4, pairs: 3 }], { width: 2, threshold: 9.4 });
    expect(bins).toEqual([{ from: 9.4, to: 11.4, pairs: 3 }]);
  });

  it('makes no bins of nothing', () => {
    expect(weightBins([], { width: 1, threshold: 0 })).toEqual([]);
  });

  it('refuses bins without a width', () => {
    expect(() => weightBins([], { width: 0, threshold: 0 })).toThrow(RangeError);
  });
});
