import { chartCellText, hiddenText } from './chart-cell.js';
import type { DataTable } from './data-table.js';
import { dataTable } from './data-table.js';
import { formatCount, formatFigure } from './format-number.js';
import { hiddenAreas } from './funnel-plot.js';
import type { FunnelPlotArea, FunnelPlotSpec } from './funnel-plot-spec.js';
import { funnelStandingWords } from './standing-words.js';

/**
 * The figures of a funnel plot: a row for each area in the order given, with where it lies against the
 * limits.
 */
export function funnelPlotTable(spec: FunnelPlotSpec): DataTable {
  const headings = ['Area', spec.denominatorName, spec.valueName, 'Against the limits'];
  const rows = spec.areas.map((area) => row(area, spec.decimals ?? 1));
  return dataTable(headings, rows, hiddenAreas(spec));
}

function row({ label, denominator, value }: FunnelPlotArea, decimals: number): readonly string[] {
  return [
    label,
    chartCellText(denominator, formatCount),
    chartCellText(value, (figure) => formatFigure(figure, decimals)),
    value.kind === 'value' ? funnelStandingWords[value.flag] : hiddenText,
  ];
}
