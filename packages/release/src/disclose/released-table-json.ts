import { hiddenReasonWords } from './cell.js';
import type { ReleasedTable } from './released-table.js';

/**
 * `table` as JSON: its policy in name, version and words, its columns, how many cells are hidden and what each reason
 * means, and one object for each row with its categories as text and its cells as typed values,
 * `{"kind":"value","value":10}` or `{"kind":"hidden","reason":"…"}`. Ends with a line feed.
 */
export function releasedTableToJson(table: ReleasedTable): string {
  const reasons = Object.entries(hiddenReasonWords).filter(([reason]) =>
    Object.hasOwn(table.hiddenCells, reason),
  );
  const document = {
    name: table.name,
    title: table.title,
    policy: table.policy,
    notes: table.notes,
    columns: table.columns,
    hiddenCells: table.hiddenCells,
    reasons: Object.fromEntries(reasons),
    rows: table.rows.map((row) => ({ ...row.categories, ...row.cells })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * The released table that {@link releasedTableToJson} wrote as `json`. Reads files of our own alone: anything else is
 * a fault.
 */
export function parseReleasedTable(json: string): ReleasedTable {
  const { rows, ...document } = JSON.parse(json) as Omit<ReleasedTable, 'rows'> & {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  };
  const of = (row: Readonly<Record<string, unknown>>, isCategory: boolean) =>
    Object.fromEntries(
      document.columns
        .filter(({ kind }) => (kind === 'category') === isCategory)
        .map(({ name }) => [name, row[name]]),
    );
  return {
    ...document,
    rows: rows.map((row) => ({
      categories: of(row, true) as ReleasedTable['rows'][number]['categories'],
      cells: of(row, false) as ReleasedTable['rows'][number]['cells'],
    })),
  };
}
