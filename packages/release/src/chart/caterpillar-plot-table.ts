import type { CaterpillarPlotSpec } from './caterpillar-plot-spec.js';
import { hiddenEstimates, shownEstimates } from './caterpillar-plot-spec.js';
import { hiddenText } from './chart-cell.js';
import type { ChartEstimate } from './chart-estimate.js';
import type { DataTable } from './data-table.js';
import { dataTable } from './data-table.js';
import { formatFigure } from './format-number.js';

/**
 * The figures of a caterpillar plot: the areas in the order they are drawn, then the hidden ones, then the
 * region.
 */
export function caterpillarPlotTable(spec: CaterpillarPlotSpec): DataTable {
  const decimals = spec.decimals ?? 1;
  const hidden = spec.areas.filter(({ estimate }) => estimate.kind === 'hidden');
  const rows = [
    ...shownEstimates(spec).map((area) => [area.label, ...figures(area, decimals)]),
    ...hidden.map(({ label, estimate }) => [label, ...figures(estimate, decimals)]),
    [spec.region.label, regionFigure(spec, decimals), '', ''],
  ];
  return dataTable(['Area', spec.valueName, '95 % interval', '99.8 % interval'], rows, hiddenEstimates(spec));
}

function regionFigure({ region }: CaterpillarPlotSpec, decimals: number): string {
  return region.value.kind === 'value' ? formatFigure(region.value.value, decimals) : hiddenText;
}

function figures(estimate: ChartEstimate, decimals: number): readonly string[] {
  if (estimate.kind === 'hidden') return [hiddenText, hiddenText, hiddenText];
  const { value, limits95, limits998 } = estimate;
  const intervals = [limits95, limits998].map(({ lower, upper }) =>
    [lower, upper].map((limit) => formatFigure(limit, decimals)).join(' to '),
  );
  return [formatFigure(value, decimals), ...intervals];
}
