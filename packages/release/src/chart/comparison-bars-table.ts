import type { ComparisonBarsSpec } from './comparison-bars-spec.js';
import { figureText, hiddenBars } from './comparison-bars-spec.js';
import type { DataTable } from './data-table.js';
import { dataTable } from './data-table.js';

/**
 * The figures of a chart of grouped bars: a row for each bar, in the order drawn. `headings` name group, bar
 * and figure.
 */
export function comparisonBarsTable(
  spec: ComparisonBarsSpec,
  headings: readonly [group: string, bar: string, figure: string],
): DataTable {
  const rows = spec.groups.flatMap(({ label, bars }) =>
    bars.map((bar) => [label, bar.label, figureText(bar.value, spec)]),
  );
  return dataTable(headings, rows, hiddenBars(spec));
}
