import { formatCount, formatFigure } from '../chart/format-number.js';
import { type Cell, cellText, hiddenReasonWords } from '../disclose/cell.js';
import { cellOf, type ReleasedRow, type ReleasedTable } from '../disclose/released-table.js';
import { allPlaces } from '../tables/true-tables.js';
import { rateCharts } from './rate-charts.js';
import type { ReportBlock, ReportSection, ReportTable } from './report-view.js';

/** The released tables that the section shows. */
export interface ReportedTables {
  readonly people: ReleasedTable;
  readonly rates: ReleasedTable;
}

const chartedConditions = 3;

function figure(cell: Cell, kind: string): string {
  return cellText(cell, (value) => (kind === 'count' ? formatCount(value) : formatFigure(value, 0)));
}

/** Why something in these rows is hidden, in words; nothing where nothing is. */
function hiddenNote(rows: readonly ReleasedRow[]): string {
  const reasons = rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (cell.kind === 'hidden' ? [cell.reason] : [])),
  );
  return [...new Set(reasons)].map((reason) => `* ${hiddenReasonWords[reason]}`).join(' ');
}

/** Rows of a released table as the report prints them under their own caption, with what is hidden and why beneath them. */
function printed(table: ReleasedTable, rows: readonly ReleasedRow[], caption: string): ReportTable {
  const columns = table.columns.filter(({ name }) => name !== 'condition');
  const note = hiddenNote(rows);
  return {
    kind: 'table',
    caption,
    headings: columns.map(({ title }) => title),
    rows: rows.map((row) =>
      columns.map(({ name, kind }) =>
        kind === 'category' ? (row.categories[name] ?? '') : figure(cellOf(row, name), kind),
      ),
    ),
    ...(note === '' ? {} : { note }),
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

function words(text: string): ReportBlock {
  return { kind: 'words', text };
}

/** The released tables, with funnel plots and ordered dots of the commonest conditions. Everything in it has been through disclosure control. */
export function tableSection({ people, rates }: ReportedTables): ReportSection {
  const ofCondition = (condition: string) =>
    rates.rows.filter(({ categories }) => categories.condition === condition);
  const tableOf = (condition: string) => printed(rates, ofCondition(condition), `${condition} by place`);
  const charted = mostCommon(rates);
  const all = [...new Set(rates.rows.map(({ categories }) => categories.condition ?? ''))];
  const others = all.filter((condition) => !charted.includes(condition));
  const { policy, notes } = rates;
  return {
    id: 'tables',
    title: 'Released tables',
    blocks: [
      words(
        'What follows may leave: every count was treated before anything was computed from it. The same figures stand in the folder tables, as CSV and JSON.',
      ),
      words(`Policy ${policy.name}, version ${policy.version}. ${policy.words}`),
      words(notes.join(' ')),
      printed(people, people.rows, people.title),
      ...charted.flatMap((condition, index) => [
        { kind: 'heading', text: condition } as const,
        ...rateCharts(condition, ofCondition(condition), index),
        tableOf(condition),
      ]),
      ...(others.length === 0
        ? []
        : [
            {
              kind: 'folded',
              title: `${others.length} other conditions`,
              tables: others.map(tableOf),
            } as const,
          ]),
    ],
  };
}
