import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCell, anyLabel, anyList, chartContract, testWords } from './chart-contract.js';
import { runFunnel } from './run-funnel.js';
import type { RunFunnelSpec } from './run-funnel-spec.js';
import { runFunnelTable } from './run-funnel-table.js';

const count = anyCell(fc.integer({ min: 0, max: 2_000_000 }));
const none = { kind: 'value', value: 0 } as const;

const stage = fc.record({
  label: anyLabel,
  unit: fc.constantFrom('rows', 'people'),
  kept: count,
  leftOut: fc.array(fc.record({ label: anyLabel, count }), { maxLength: 3 }),
});

const cellsOf = ({ stages }: RunFunnelSpec) =>
  stages.flatMap(({ kept, leftOut }) => [kept, ...leftOut.map((out) => out.count)]);

chartContract<RunFunnelSpec>('a run funnel', {
  specs: anyList(stage).map((stages) => ({ ...testWords, stages })),
  draw: runFunnel,
  table: runFunnelTable,
  // A count of 0 in the place of a hidden one keeps the words where they are.
  withoutHidden: (spec) => ({
    ...spec,
    stages: spec.stages.map(({ kept, leftOut, ...words }) => ({
      ...words,
      kept: kept.kind === 'value' ? kept : none,
      leftOut: leftOut.map((out) => (out.count.kind === 'value' ? out : { ...out, count: none })),
    })),
  }),
  hiddenCount: (spec) => cellsOf(spec).filter(({ kind }) => kind === 'hidden').length,
});

const value = (figure: number) => ({ kind: 'value', value: figure }) as const;

const spec: RunFunnelSpec = {
  ...testWords,
  stages: [
    { label: 'Read', unit: 'rows', kept: value(2000), leftOut: [] },
    {
      label: 'Admitted',
      unit: 'rows',
      kept: value(1500),
      leftOut: [{ label: 'refused', count: value(500) }],
    },
    { label: 'Linked', unit: 'people', kept: value(1000), leftOut: [] },
    {
      label: 'Released',
      unit: 'people',
      kept: value(250),
      leftOut: [
        { label: 'opted out', count: value(750) },
        { label: 'not checked', count: { kind: 'hidden', reason: 'Too few.' } },
      ],
    },
  ],
};

describe('runFunnel', () => {
  const bars = [...runFunnel(spec).matchAll(/<rect [^>]*width="([\d.]+)"[^>]*><title>([^<]*)</g)];
  const widths = Object.fromEntries(bars.map(([, width, name]) => [name, Number(width)]));

  it('draws bars as long as their counts, rows and people each on a scale of their own', () => {
    expect(widths['Admitted: 1,500 rows']).toBeCloseTo((widths['Read: 2,000 rows'] ?? 0) * 0.75, 1);
    expect(widths['500 left out: refused']).toBeCloseTo((widths['Read: 2,000 rows'] ?? 0) * 0.25, 1);
    expect(widths['Linked: 1,000 people']).toBe(widths['Read: 2,000 rows']);
    expect(widths['750 left out: opted out']).toBeCloseTo((widths['Linked: 1,000 people'] ?? 0) * 0.75, 1);
  });

  it('draws no bar for what is hidden, and says so', () => {
    expect(Object.keys(widths).filter((name) => name.includes('not checked'))).toEqual([]);
    expect(runFunnel(spec)).toContain('Not drawn: Released, not checked. Too few.');
  });

  it('says where what is counted changes', () => {
    expect(runFunnel(spec).match(/From here on \w+ are counted/g)).toEqual([
      'From here on people are counted',
    ]);
  });
});

describe('runFunnelTable', () => {
  it('has a row for what was kept and for each thing left out', () => {
    expect(runFunnelTable(spec).rows).toEqual([
      ['Read', 'kept', 'rows', '2,000'],
      ['Admitted', 'kept', 'rows', '1,500'],
      ['Admitted', 'left out: refused', 'rows', '500'],
      ['Linked', 'kept', 'people', '1,000'],
      ['Released', 'kept', 'people', '250'],
      ['Released', 'left out: opted out', 'people', '750'],
      ['Released', 'left out: not checked', 'people', '*'],
    ]);
  });
});
