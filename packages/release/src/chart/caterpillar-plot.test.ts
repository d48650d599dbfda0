import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caterpillarPlot } from './caterpillar-plot.js';
import type { CaterpillarPlotSpec } from './caterpillar-plot-spec.js';
import { caterpillarPlotTable } from './caterpillar-plot-table.js';
import { anyCell, anyHidden, anyLabel, anyList, chartContract, testWords } from './chart-contract.js';

const figure = fc.double({ min: 0, max: 500, noNaN: true });

const estimate = fc.array(figure, { minLength: 5, maxLength: 5 }).map((figures) => {
  const [a = 0, b = 0, value = 0, c = 0, d = 0] = figures.toSorted((x, y) => x - y);
  return {
    kind: 'value',
    value,
    limits95: { lower: b, upper: c },
    limits998: { lower: a, upper: d },
  } as const;
});

const shownOf = ({ areas }: CaterpillarPlotSpec) => areas.filter((area) => area.estimate.kind === 'value');

chartContract<CaterpillarPlotSpec>('a caterpillar plot', {
  specs: fc.record({
    id: fc.constant(testWords.id),
    title: fc.constant(testWords.title),
    description: fc.constant(testWords.description),
    valueName: anyLabel,
    region: fc.record({ label: anyLabel, value: anyCell(figure) }),
    areas: anyList(
      fc.record({
        label: anyLabel,
        estimate: fc.oneof({ weight: 5, arbitrary: estimate }, { weight: 1, arbitrary: anyHidden }),
      }),
    ),
  }),
  draw: caterpillarPlot,
  table: caterpillarPlotTable,
  withoutHidden: (spec) => ({ ...spec, areas: shownOf(spec) }),
  hiddenCount: (spec) =>
    spec.areas.length - shownOf(spec).length + Number(spec.region.value.kind === 'hidden'),
});

function area(label: string, value: number, width: number) {
  return {
    label,
    estimate: {
      kind: 'value',
      value,
      limits95: { lower: value - width, upper: value + width },
      limits998: { lower: value - 1.6 * width, upper: value + 1.6 * width },
    },
  } as const;
}

const spec: CaterpillarPlotSpec = {
  ...testWords,
  valueName: 'Rate',
  region: { label: 'The region', value: { kind: 'value', value: 60 } },
  areas: [
    area('Ely', 50, 2),
    area('March', 70, 8),
    area('Soham', 61, 5),
    { label: 'Wisbech', estimate: { kind: 'hidden', reason: 'Too few.' } },
  ],
};

describe('caterpillarPlot', () => {
  it('puts the highest area first, whatever the order it was given in', () => {
    const marks = [...caterpillarPlot(spec).matchAll(/<title>(Ely|March|Soham)/g)].map(([, name]) => name);
    expect(marks).toEqual(['March', 'Soham', 'Ely']);
    const turned = { ...spec, areas: spec.areas.toReversed() };
    expect(caterpillarPlot(turned)).toBe(caterpillarPlot(spec));
  });

  it('says in words which areas lie apart from the region', () => {
    const svg = caterpillarPlot(spec);
    expect(svg).toContain(
      '1 higher than the region (95 %): March. 1 similar to the region. 1 lower than the region (99.8 %): Ely.',
    );
  });

  it('draws no line and says nothing of higher and lower where the region itself is hidden', () => {
    const hidden = {
      ...spec,
      region: { label: 'The region', value: { kind: 'hidden', reason: 'Too few.' } },
    } as const;
    expect(caterpillarPlot(hidden)).not.toMatch(/higher|lower|similar/);
  });
});

describe('caterpillarPlotTable', () => {
  it('ends with the hidden areas and the region', () => {
    expect(caterpillarPlotTable(spec)).toEqual({
      headings: ['Area', 'Rate', '95 % interval', '99.8 % interval'],
      rows: [
        ['March', '70.0', '62.0 to 78.0', '57.2 to 82.8'],
        ['Soham', '61.0', '56.0 to 66.0', '53.0 to 69.0'],
        ['Ely', '50.0', '48.0 to 52.0', '46.8 to 53.2'],
        ['Wisbech', '*', '*', '*'],
        ['The region', '60.0', '', ''],
      ],
      note: '* Wisbech: Too few.',
    });
  });
});
