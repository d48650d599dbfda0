import type { Box } from './box.js';
import { chartWidth } from './chart-frame.js';
import { decimalsOf, formatFigure } from './format-number.js';
import { palette } from './palette.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';
import { textSize, textWidth } from './text-metrics.js';
import { textNode } from './text-node.js';

/** Where figures go along one side of a plot. */
export type AxisScale = (value: number) => number;

/** The marks of an axis, and the scale that places them. */
export interface AxisTicks {
  readonly scale: AxisScale;
  readonly values: readonly number[];
}

const size = textSize.small;

/** What the marks of an axis say; all with as many decimals as the one that needs most. */
function tickTexts(values: readonly number[]): readonly string[] {
  const decimals = decimalsOf(values);
  return values.map((value) => formatFigure(value, decimals));
}

/** The room that the figures of an upright axis take, to the left of the plot. */
export function uprightAxisWidth(values: readonly number[]): number {
  return Math.max(0, ...tickTexts(values).map((text) => textWidth(text, size))) + 6;
}

/** An upright axis at the left of `plot`: fine lines across it and their figures. */
export function uprightAxis({ scale, values }: AxisTicks, plot: Box): readonly SvgNode[] {
  return tickTexts(values).flatMap((text, index) => {
    const y = scale(values[index] ?? 0);
    const figure = textNode(text, {
      x: plot.left - 6,
      y: y + size * 0.35,
      size,
      anchor: 'end',
      colour: palette.quiet,
    });
    return [gridLine({ x1: plot.left, x2: plot.right, y1: y, y2: y }), figure];
  });
}

/**
 * A level axis under `plot`: fine lines through it and their figures, leaving out those that would touch the
 * one before.
 */
export function levelAxis({ scale, values }: AxisTicks, plot: Box): readonly SvgNode[] {
  const texts = tickTexts(values);
  let free = 0;
  return values.flatMap((value, index) => {
    const x = scale(value);
    const text = texts[index] ?? '';
    const half = textWidth(text, size) / 2;
    const line = gridLine({ x1: x, x2: x, y1: plot.top, y2: plot.bottom });
    // A figure at the edge of the chart is moved in a little rather than cut off.
    const middle = Math.min(x, chartWidth - half - 1);
    if (middle - half < free) return [line];
    free = middle + half + 6;
    const place = { x: middle, y: plot.bottom + size + 3, size, anchor: 'middle' } as const;
    return [line, textNode(text, { ...place, colour: palette.quiet })];
  });
}

/** How far the figures of a level axis reach below the plot. */
export const levelAxisHeight = size + 8;

function gridLine(ends: Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number>>): SvgNode {
  return svgNode('line', { ...ends, stroke: palette.grid });
}
