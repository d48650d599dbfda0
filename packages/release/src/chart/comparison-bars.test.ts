import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCell, anyLabel, anyList, chartContract, testWords } from './chart-contract.js';
import { comparisonBars } from './comparison-bars.js';
import type { ComparisonBarsSpec } from './comparison-bars-spec.js';
import { comparisonBarsTable } from './comparison-bars-table.js';

const headings = ['Measure', 'Method', 'Share'] as const;

// A star is drawn where a bar would be, so that leaving the hidden ones out moves the rows: their bars are
// compared by name and length.
const none = { kind: 'value', value: 0 } as const;

chartContract<ComparisonBarsSpec>('a comparison of bars', {
  specs: anyList(
    fc.record({
      label: anyLabel,
      bars: fc.array(
        fc.record({ label: anyLabel, value: anyCell(fc.double({ min: 0, max: 100, noNaN: true })) }),
        { maxLength: 4 },
      ),
    }),
  ).map((groups) => ({ ...testWords, groups, suffix: '%' })),
  draw: comparisonBars,
  table: (spec) => comparisonBarsTable(spec, headings),
  withoutHidden: (spec) => ({
    ...spec,
    groups: spec.groups.map(({ label, bars }) => ({
      label,
      bars: bars.map((bar) => (bar.value.kind === 'value' ? bar : { ...bar, value: none })),
    })),
  }),
  hiddenCount: ({ groups }) =>
    groups.flatMap(({ bars }) => bars).filter(({ value }) => value.kind === 'hidden').length,
});

const value = (figure: number) => ({ kind: 'value', value: figure }) as const;

const spec: ComparisonBarsSpec = {
  ...testWords,
  suffix: '%',
  groups: [
    {
      label: 'Missed',
      bars: [
        { label: 'this run', value: value(1) },
        { label: 'HES ID', value: value(4) },
      ],
    },
    {
      label: 'False',
      bars: [
        { label: 'this run', value: value(0) },
        { label: 'HES ID', value: { kind: 'hidden', reason: 'Too few.' } },
      ],
    },
  ],
};

describe('comparisonBars', () => {
  const svg = comparisonBars(spec);
  const bars = [...svg.matchAll(/<rect [^>]*width="([\d.]+)" [^>]*fill="([^"]*)"[^>]*><title>/g)];

  it('draws bars from 0 as long as their figures, and none for 0 and what is hidden', () => {
    const [first = 0, second = 0, ...others] = bars.map(([, width]) => Number(width));
    expect(second).toBeCloseTo(4 * first, 1);
    expect(others).toEqual([]);
  });

  it('fills the bars of a group in different ways, and writes every figure, hidden or not', () => {
    expect(bars[0]?.[2]).not.toBe(bars[1]?.[2]);
    for (const text of ['1.0%', '4.0%', '0.0%', '*']) expect(svg).toContain(`>${text}<`);
  });

  it('refuses a figure under 0', () => {
    const groups = [{ label: 'x', bars: [{ label: 'y', value: value(-1) }] }];
    expect(() => comparisonBars({ ...spec, groups })).toThrow(RangeError);
  });
});

describe('comparisonBarsTable', () => {
  it('has a row for each bar', () => {
    expect(comparisonBarsTable(spec, headings)).toEqual({
      headings,
      rows: [
        ['Missed', 'this run', '1.0%'],
        ['Missed', 'HES ID', '4.0%'],
        ['False', 'this run', '0.0%'],
        ['False', 'HES ID', '*'],
      ],
      note: '* False, HES ID: Too few.',
    });
  });
});
