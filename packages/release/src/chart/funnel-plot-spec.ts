import type { Funnel } from '../compare/funnel.js';
import type { Standing } from './area-mark.js';
import type { ChartCell, HiddenFigure } from './chart-cell.js';
import type { ChartWords } from './chart-frame.js';

/**
 * An area of a funnel plot. Its flag is part of its value: where the value is hidden, the side it lies on is
 * hidden too.
 */
export interface FunnelPlotArea {
  readonly label: string;
  /** Its place along the axis: people, or expected events. */
  readonly denominator: ChartCell;
  readonly value: { readonly kind: 'value'; readonly value: number; readonly flag: Standing } | HiddenFigure;
}

/**
 * What a funnel plot shows. Everything in it has been released: the funnel too is drawn round the areas that
 * are shown.
 */
export interface FunnelPlotSpec extends ChartWords {
  readonly areas: readonly FunnelPlotArea[];
  readonly funnel: Funnel;
  readonly denominatorName: string;
  readonly valueName: string;
  /** Decimal places of the value; 1 unless said. */
  readonly decimals?: number;
}

/** An area that can be drawn. */
export interface ShownArea {
  readonly label: string;
  readonly denominator: number;
  readonly value: number;
  readonly flag: Standing;
}

/** The areas that are drawn, in their order: those with nothing hidden. */
export function shownAreas(areas: readonly FunnelPlotArea[]): readonly ShownArea[] {
  return areas.flatMap(({ label, denominator, value }) =>
    denominator.kind === 'value' && value.kind === 'value'
      ? [{ label, denominator: denominator.value, value: value.value, flag: value.flag }]
      : [],
  );
}

/** What keeps an area from being drawn, where something does. */
export function hiddenFigureOf({ value, denominator }: FunnelPlotArea): HiddenFigure | undefined {
  if (value.kind === 'hidden') return value;
  return denominator.kind === 'hidden' ? denominator : undefined;
}
