import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCell, anyLabel, anyList, chartContract, testWords } from './chart-contract.js';
import { funnelPlot } from './funnel-plot.js';
import type { FunnelPlotSpec } from './funnel-plot-spec.js';
import { hiddenFigureOf } from './funnel-plot-spec.js';
import { funnelPlotTable } from './funnel-plot-table.js';
import { rateFunnelAreas } from './rate-funnel-areas.js';

const names = { denominatorName: 'People', valueName: 'Rate per 1,000' };

function specOf(released: Parameters<typeof rateFunnelAreas>[0]): FunnelPlotSpec | undefined {
  const found = rateFunnelAreas(released, { kind: 'crude', multiplier: 1000, years: 1 });
  return found.ok ? { ...testWords, ...names, ...found.value } : undefined;
}

const area = fc
  .record({
    people: fc.integer({ min: 50, max: 90_000 }),
    share: fc.double({ min: 0, max: 0.05, noNaN: true }),
  })
  .chain(({ people, share }) => {
    const events = Math.round(people * share);
    return fc.record({
      label: anyLabel,
      events: anyCell(fc.constant(events)),
      rate: anyCell(fc.constant((events / people) * 1000)),
      population: anyCell(fc.constant(people)),
    });
  });

const isShown = (one: FunnelPlotSpec['areas'][number]) => hiddenFigureOf(one) === undefined;

chartContract<FunnelPlotSpec>('a funnel plot', {
  specs: anyList(area)
    .map(specOf)
    .filter((spec) => spec !== undefined),
  draw: funnelPlot,
  table: funnelPlotTable,
  withoutHidden: (spec) => ({ ...spec, areas: spec.areas.filter(isShown) }),
  hiddenCount: ({ areas }) => areas.length - areas.filter(isShown).length,
});

const value = (figure: number) => ({ kind: 'value', value: figure }) as const;

/** Areas of 10,000 people and more, whose rates are `rateOf` per 1,000. */
function areas(count: number, rateOf: (index: number) => number) {
  return Array.from({ length: count }, (_, index) => {
    const people = 10_000 + index * 3000;
    const events = Math.round((rateOf(index) * people) / 1000);
    return {
      label: `Area ${index + 1}`,
      events: value(events),
      rate: value((events / people) * 1000),
      population: value(people),
    };
  });
}

function svgOf(released: Parameters<typeof rateFunnelAreas>[0]): string {
  const spec = specOf(released);
  return spec === undefined ? '' : funnelPlot(spec);
}

/** The names written beside marks, each in one piece here. */
function namesIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*paint-order[^>]*>([^<]*)</g)].map(([, name = '']) => name);
}

/** How the mark of an area is drawn, but for where. */
function lookOf(svg: string, name: string): string {
  const mark = svg.match(new RegExp(`<path ([^>]*)><title>${name}:`))?.[1] ?? '';
  return mark.replace(/translate\([^)]*\)/, '');
}

describe('funnelPlot', () => {
  it('draws and names two areas', () => {
    const svg = svgOf(areas(2, (index) => 10 + index));
    expect(namesIn(svg).toSorted()).toEqual(['Area 1', 'Area 2']);
  });

  it('names every area up to 15, and above it only those outside the limits', () => {
    const rates = (index: number) => (index === 4 ? 16 : 10);
    expect(namesIn(svgOf(areas(12, rates)))).toHaveLength(12);
    expect(namesIn(svgOf(areas(16, rates)))).toEqual(['Area 5']);
  });

  it('tells apart by shape or filling where an area lies', () => {
    const rates = [10, 10, 10, 10, 10, 14, 11.3, 8.5, 6];
    const svg = svgOf(areas(9, (index) => rates[index] ?? 0));
    const looks = [1, 6, 7, 8, 9].map((index) => lookOf(svg, `Area ${index}`));
    expect(new Set(looks).size).toBe(5);
    expect(looks).not.toContain('');
  });

  it('names a hidden area in words, and nowhere beside a mark', () => {
    const hidden = { kind: 'hidden', reason: 'A small number of people.' } as const;
    const svg = svgOf([...areas(3, () => 10), { label: 'Soham', events: hidden, rate: hidden }]);
    expect(svg).toContain('Not drawn: Soham. A small number of people.');
    expect(svg.match(/Soham/g)).toHaveLength(1);
  });

  it('says how many names it had no room for', () => {
    const svg = svgOf(areas(15, () => 10));
    const unnamed = Number(/There was no room for (\d+) of the names/.exec(svg)?.[1]);
    expect(unnamed + namesIn(svg).length).toBe(15);
  });

  it('refuses an id that could not be referred to', () => {
    const spec = specOf(areas(2, () => 10));
    expect(() => spec && funnelPlot({ ...spec, id: 'a b' })).toThrow(RangeError);
  });
});

describe('funnelPlotTable', () => {
  it('says where each area lies against the limits', () => {
    const spec = specOf(areas(3, (index) => (index === 0 ? 16 : 10)));
    expect(spec && funnelPlotTable(spec)).toEqual({
      headings: ['Area', 'People', 'Rate per 1,000', 'Against the limits'],
      rows: [
        ['Area 1', '10,000', '16.0', 'above the 99.8 % limits'],
        ['Area 2', '13,000', '10.0', 'within the 95 % limits'],
        ['Area 3', '16,000', '10.0', 'within the 95 % limits'],
      ],
    });
  });
});
