import { chartCellText } from './chart-cell.js';
import type { DataTable } from './data-table.js';
import { dataTable } from './data-table.js';
import { formatCount } from './format-number.js';
import type { MatchWeightHistogramSpec } from './match-weight-histogram-spec.js';
import { binName, hiddenBins, sideOf } from './match-weight-histogram-spec.js';

/**
 * The figures of a histogram of match weights: a row for each bin, the least weight first, with the side it
 * lies on.
 */
export function matchWeightHistogramTable(spec: MatchWeightHistogramSpec): DataTable {
  const rows = spec.bins.map((bin) => [
    binName(bin, spec),
    chartCellText(bin.pairs, formatCount),
    spec.sides[sideOf(bin, spec)],
  ]);
  return dataTable(['Match weight', 'Pairs of records', 'Taken as'], rows, hiddenBins(spec));
}
