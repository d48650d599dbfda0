import { caterpillarPlot } from '../chart/caterpillar-plot.js';
import type { ChartCell } from '../chart/chart-cell.js';
import { funnelPlot } from '../chart/funnel-plot.js';
import { rateFunnelAreas } from '../chart/rate-funnel-areas.js';
import { type Cell, hiddenReasonWords } from '../disclose/cell.js';
import { cellOf, type ReleasedRow } from '../disclose/released-table.js';
import { allPlaces } from '../tables/true-tables.js';
import type { ReportBlock } from './report-view.js';

const ratesPer = 100_000;

function chartCell(cell: Cell): ChartCell {
  return cell.kind === 'value' ? cell : { kind: 'hidden', reason: hiddenReasonWords[cell.reason] };
}

/** A funnel plot and ordered dots of one condition's released rates; a hidden area is named beneath them and not drawn. `index` tells the charts of a page apart. */
export function rateCharts(
  condition: string,
  rows: readonly ReleasedRow[],
  index: number,
): readonly ReportBlock[] {
  const places = rows.filter(({ categories }) => categories.place !== allPlaces);
  const words = {
    title: `${condition} by place`,
    description: `Directly standardised rate of ${condition.toLowerCase()} per 100,000 people, by place.`,
  };
  const released = places.map((row) => ({
    label: row.categories.place ?? '',
    events: chartCell(cellOf(row, 'people')),
    rate: chartCell(cellOf(row, 'rate')),
  }));
  const funnel = rateFunnelAreas(released, { kind: 'directly-standardised', multiplier: ratesPer, years: 1 });
  const region = rows.find(({ categories }) => categories.place === allPlaces);
  const names = { valueName: 'Rate per 100,000', decimals: 0 };
  const areas = places.map((row) => ({ label: row.categories.place ?? '', estimate: estimateOf(row) }));
  const regionValue =
    region === undefined ? ({ kind: 'hidden', reason: '' } as const) : chartCell(cellOf(region, 'rate'));
  return [
    ...(funnel.ok
      ? [
          {
            kind: 'chart',
            svg: funnelPlot({
              id: `funnel-${index}`,
              ...words,
              ...funnel.value,
              ...names,
              denominatorName: 'Effective population (events ÷ rate)',
            }),
          } as const,
        ]
      : []),
    {
      kind: 'chart',
      svg: caterpillarPlot({
        id: `places-${index}`,
        ...words,
        areas,
        region: { label: allPlaces, value: regionValue },
        ...names,
      }),
    },
  ];
}

function estimateOf(row: ReleasedRow) {
  const [rate, lower95, upper95, lower998, upper998] = [
    'rate',
    'lower95',
    'upper95',
    'lower998',
    'upper998',
  ].map((name) => chartCell(cellOf(row, name)));
  if (
    rate?.kind !== 'value' ||
    lower95?.kind !== 'value' ||
    upper95?.kind !== 'value' ||
    lower998?.kind !== 'value' ||
    upper998?.kind !== 'value'
  ) {
    return {
      kind: 'hidden',
      reason: rate?.kind === 'hidden' ? rate.reason : hiddenReasonWords['from-hidden-count'],
    } as const;
  }
  return {
    kind: 'value',
    value: rate.value,
    limits95: { lower: lower95.value, upper: upper95.value },
    limits998: { lower: lower998.value, upper: upper998.value },
  } as const;
}
