import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCell, anyList, chartContract, testWords } from './chart-contract.js';
import { matchWeightHistogram } from './match-weight-histogram.js';
import type { MatchWeightHistogramSpec } from './match-weight-histogram-spec.js';
import { matchWeightHistogramTable } from './match-weight-histogram-table.js';

const sides = { below: 'taken as different people', above: 'taken as one person' };
const none = { kind: 'value', value: 0 } as const;

chartContract<MatchWeightHistogramSpec>('a histogram of match weights', {
  specs: fc
    .record({
      counts: anyList(anyCell(fc.integer({ min: 0, max: 5_000_000 }))),
      threshold: fc.integer({ min: -12, max: 20 }),
    })
    .map(({ counts, threshold }) => ({
      ...testWords,
      sides,
      threshold,
      bins: counts.map((pairs, index) => ({ from: index - 10, to: index - 9, pairs })),
    })),
  draw: matchWeightHistogram,
  table: matchWeightHistogramTable,
  // An empty bin in the place of a hidden one keeps the axis as it is.
  withoutHidden: (spec) => ({
    ...spec,
    bins: spec.bins.map((bin) => (bin.pairs.kind === 'value' ? bin : { ...bin, pairs: none })),
  }),
  hiddenCount: ({ bins }) => bins.filter(({ pairs }) => pairs.kind === 'hidden').length,
});

const value = (figure: number) => ({ kind: 'value', value: figure }) as const;

const spec: MatchWeightHistogramSpec = {
  ...testWords,
  sides,
  threshold: 2,
  bins: [
    { from: -2, to: 0, pairs: value(1000) },
    { from: 0, to: 2, pairs: value(1) },
    { from: 2, to: 4, pairs: { kind: 'hidden', reason: 'Too few.' } },
    { from: 4, to: 6, pairs: value(10) },
    { from: 6, to: 8, pairs: value(0) },
  ],
};

describe('matchWeightHistogram', () => {
  const svg = matchWeightHistogram(spec);
  const bars = [...svg.matchAll(/<rect [^>]*height="([\d.]+)" fill="([^"]*)"[^>]*><title>([^<]*)</g)];

  it('draws a bar for every bin with pairs, one for a single pair too, and none for an empty or a hidden one', () => {
    expect(bars.map(([, , , name]) => name)).toEqual(['\u{2212}2 to 0: 1,000', '0 to 2: 1', '4 to 6: 10']);
    expect(bars.map(([, height]) => Number(height)).every((height) => height > 10)).toBe(true);
  });

  it('makes a step of ten the same everywhere', () => {
    const [thousand = 0, one = 0, ten = 0] = bars.map(([, height]) => Number(height));
    expect(thousand - one).toBeCloseTo(3 * (ten - one), 0);
  });

  it('fills the two sides of the threshold in two ways, and names both in words', () => {
    const [left, , right] = bars.map(([, , filling]) => filling);
    expect(left).toMatch(/^url/);
    expect(right).toMatch(/^#/);
    for (const words of Object.values(sides)) expect(svg).toContain(`>${words}<`);
  });

  it('names the bin it does not draw', () => {
    expect(svg).toContain('Not drawn: weights 2 to 4. Too few.');
  });
});

describe('matchWeightHistogramTable', () => {
  it('says of each bin which side it is on', () => {
    expect(matchWeightHistogramTable(spec).rows.slice(1, 4)).toEqual([
      ['0 to 2', '1', sides.below],
      ['2 to 4', '*', sides.above],
      ['4 to 6', '10', sides.above],
    ]);
  });
});
