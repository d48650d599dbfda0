import { descending } from 'd3-array';
import type { Standing } from './area-mark.js';
import type { ChartCell } from './chart-cell.js';
import type { ChartEstimate } from './chart-estimate.js';
import type { ChartWords } from './chart-frame.js';
import type { HiddenNote } from './hidden-note.js';
import { hiddenAmong } from './hidden-note.js';

/** An area of a caterpillar plot. */
export interface CaterpillarArea {
  readonly label: string;
  readonly estimate: ChartEstimate;
}

/**
 * What a caterpillar plot shows: areas with their intervals, and the region's own value that they are held
 * against.
 */
export interface CaterpillarPlotSpec extends ChartWords {
  readonly areas: readonly CaterpillarArea[];
  readonly region: { readonly label: string; readonly value: ChartCell };
  readonly valueName: string;
  /** Decimal places of the value and its limits; 1 unless said. */
  readonly decimals?: number;
}

/** An area whose estimate can be drawn. */
export interface ShownEstimate extends Extract<ChartEstimate, { readonly kind: 'value' }> {
  readonly label: string;
  readonly flag: Standing;
}

/**
 * The areas that are drawn, the highest first; equals by label, so that the order of the input does not
 * matter.
 */
export function shownEstimates({ areas, region }: CaterpillarPlotSpec): readonly ShownEstimate[] {
  return areas
    .flatMap(({ label, estimate }) =>
      estimate.kind === 'value' ? [{ ...estimate, label, flag: standingOf(estimate, region.value) }] : [],
    )
    .toSorted((a, b) => descending(a.value, b.value) || (a.label < b.label ? -1 : 1));
}

/** What of a caterpillar plot is not drawn, and why. */
export function hiddenEstimates({ areas, region }: CaterpillarPlotSpec): readonly HiddenNote[] {
  const cells = areas.map(({ label, estimate }) => [label, estimate] as const);
  return [
    ...hiddenAmong([[region.label, region.value]]),
    ...cells.flatMap(([label, estimate]) =>
      estimate.kind === 'hidden' ? [{ label, reason: estimate.reason }] : [],
    ),
  ];
}

function standingOf(
  { limits95, limits998 }: Extract<ChartEstimate, { readonly kind: 'value' }>,
  region: ChartCell,
): Standing {
  if (region.kind === 'hidden') return 'within';
  if (limits998.lower > region.value) return 'high-99.8';
  if (limits998.upper < region.value) return 'low-99.8';
  if (limits95.lower > region.value) return 'high-95';
  return limits95.upper < region.value ? 'low-95' : 'within';
}
