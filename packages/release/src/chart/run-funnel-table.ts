import { chartCellText } from './chart-cell.js';
import type { DataTable } from './data-table.js';
import { dataTable } from './data-table.js';
import { formatCount } from './format-number.js';
import type { RunFunnelSpec, RunStage } from './run-funnel-spec.js';
import { hiddenCounts } from './run-funnel-spec.js';

/** The figures of a run funnel: a row for what each stage kept, and one for each thing left out there. */
export function runFunnelTable(spec: RunFunnelSpec): DataTable {
  return dataTable(
    ['Stage', 'Kept or left out', 'Counted', 'How many'],
    spec.stages.flatMap(stageRows),
    hiddenCounts(spec),
  );
}

function stageRows({ label, unit, kept, leftOut }: RunStage): readonly (readonly string[])[] {
  return [
    [label, 'kept', unit, chartCellText(kept, formatCount)],
    ...leftOut.map((out) => [label, `left out: ${out.label}`, unit, chartCellText(out.count, formatCount)]),
  ];
}
