import { cellText } from './cell.js';
import type { ReleasedRow, ReleasedTable } from './released-table.js';
import { cellOf } from './released-table.js';

/**
 * `table` as CSV (RFC 4180, UTF-8, LF): one column for each of the table's, hidden cells as `*`, and on every row the
 * name and version of the policy in the columns `policy` and `policy_version`, so that a copied or cut file still
 * states it. Numbers have a full stop and no separators.
 */
export function releasedTableToCsv(table: ReleasedTable): string {
  const header = [...table.columns.map((column) => column.name), 'policy', 'policy_version'];
  const lines = table.rows.map((row) => [...fields(table, row), table.policy.name, table.policy.version]);
  return [header, ...lines].map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function fields(table: ReleasedTable, row: ReleasedRow): readonly string[] {
  return table.columns.map(({ kind, name }) =>
    kind === 'category' ? (row.categories[name] ?? '') : cellText(cellOf(row, name)),
  );
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
