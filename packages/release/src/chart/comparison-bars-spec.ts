import type { ChartCell } from './chart-cell.js';
import { chartCellText } from './chart-cell.js';
import type { ChartWords } from './chart-frame.js';
import { formatFigure } from './format-number.js';
import type { HiddenNote } from './hidden-note.js';
import { hiddenAmong } from './hidden-note.js';

/** A figure and what it is of. */
export interface ComparisonBar {
  readonly label: string;
  readonly value: ChartCell;
}

/** Bars that are compared with each other, such as one measure of several methods. */
export interface BarGroup {
  readonly label: string;
  readonly bars: readonly ComparisonBar[];
}

/** What a chart of grouped bars shows: a few figures, 0 or more, all of one unit. */
export interface ComparisonBarsSpec extends ChartWords {
  readonly groups: readonly BarGroup[];
  /** Decimal places of every figure; 1 unless said. */
  readonly decimals?: number;
  /** Written straight after every figure, such as `%`. */
  readonly suffix?: string;
}

/** A figure of the chart as it is written; `*` where it is hidden. */
export function figureText(cell: ChartCell, { decimals = 1, suffix = '' }: ComparisonBarsSpec): string {
  return chartCellText(cell, (value) => formatFigure(value, decimals) + suffix);
}

/** What of the chart is not drawn, and why. */
export function hiddenBars({ groups }: ComparisonBarsSpec): readonly HiddenNote[] {
  return groups.flatMap((group) =>
    hiddenAmong(group.bars.map((bar) => [`${group.label}, ${bar.label}`, bar.value])),
  );
}
