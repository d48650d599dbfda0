import { caterpillarPlot } from '../chart/caterpillar-plot.js';
import type { ChartCell } from '../chart/chart-cell.js';
import { formatCount, formatFigure } from '../chart/format-number.js';
import { funnelPlot } from '../chart/funnel-plot.js';
import { rateFunnelAreas } from '../chart/rate-funnel-areas.js';
import { type Cell, cellText, hiddenReasonWords } from '../disclose/cell.js';
import { cellOf, type ReleasedRow, type ReleasedTable } from '../disclose/released-table.js';
import { allPlaces } from '../tables/true-tables.js';
import type { ReportBlock, ReportSection, ReportTable } from './report-view.js';

/** The released tables that the section shows. */
export interface ReportedTables {
  readonly people: ReleasedTable;
  readonly rates: ReleasedTable;
}

const chartedConditions = 3;
const ratesPer = 100_000;

function chartCell(cell: Cell): ChartCell {
  return cell.kind === 'value' ? cell : { kind: 'hidden', reason: hiddenReasonWords[cell.reason] };
}

function figure(cell: Cell, kind: string): string {
  return cellText(cell, (value) => (kind === 'count' ? formatCount(value) : formatFigure(value, 0)));
}

/** A released table as the report prints it, with what is hidden and why beneath it. */
function printed(
  { title, columns, policy, hiddenCells, notes }: ReleasedTable,
  rows: readonly ReleasedRow[],
  caption = title,
): ReportTable {
  const hidden = Object.keys(hiddenCells).map(
    (reason) => hiddenReasonWords[reason as keyof typeof hiddenReasonWords],
  );
  return {
    kind: 'table',
    caption,
    headings: columns.map((column) => column.title),
    rows: rows.map((row) =>
      columns.map(({ name, kind }) =>
        kind === 'category' ? (row.categories[name] ?? '') : figure(cellOf(row, name), kind),
      ),
    ),
    note: [
      `Policy ${policy.name}, version ${policy.version}: ${policy.words}`,
      ...(hidden.length === 0 ? [] : [`* ${hidden.join(' Or: ')}`]),
      ...notes,
    ].join(' '),
  };
}

/** The conditions with the most people, as the released counts have it. */
function mostCommon({ rows }: ReleasedTable): readonly string[] {
  return rows
    .filter(({ categories }) => categories.place === allPlaces)
    .map((row) => ({ condition: row.categories.condition ?? '', people: cellOf(row, 'people') }))
    .flatMap(({ condition, people }) =>
      people.kind === 'value' ? [{ condition, people: people.value }] : [],
    )
    .sort((a, b) => b.people - a.people || (a.condition < b.condition ? -1 : 1))
    .slice(0, chartedConditions)
    .map(({ condition }) => condition);
}

function chartsOf(condition: string, rows: readonly ReleasedRow[], index: number): readonly ReportBlock[] {
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
              denominatorName: 'People',
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

/** The released tables, with funnel plots and ordered dots of the commonest conditions. Everything in it has been through disclosure control. */
export function tableSection({ people, rates }: ReportedTables): ReportSection {
  const ofCondition = (condition: string) =>
    rates.rows.filter(({ categories }) => categories.condition === condition);
  const charted = mostCommon(rates);
  const others = [...new Set(rates.rows.map(({ categories }) => categories.condition ?? ''))].filter(
    (condition) => !charted.includes(condition),
  );
  return {
    id: 'tables',
    title: 'Released tables',
    blocks: [
      {
        kind: 'words',
        text: 'What follows may leave: every count was treated before anything was computed from it. The same figures stand in the folder tables, as CSV and JSON.',
      },
      printed(people, people.rows),
      ...charted.flatMap((condition, index) => [
        ...chartsOf(condition, ofCondition(condition), index),
        printed(rates, ofCondition(condition), condition),
      ]),
      ...(others.length === 0
        ? []
        : [
            {
              kind: 'folded',
              title: `${others.length} other conditions`,
              tables: others.map((condition) => printed(rates, ofCondition(condition), condition)),
            } as const,
          ]),
    ],
  };
}
