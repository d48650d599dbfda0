import type { Place } from './box.js';
import { chartMargin, chartWidth } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import type { SvgNode } from './svg-node.js';
import { lineHeight, textSize, textWidth } from './text-metrics.js';
import { textNode } from './text-node.js';
import { wrapText } from './wrap-text.js';

/** A sign of the chart and what it means. */
export interface LegendEntry {
  readonly words: string;
  /** Draws the sign round a middle, no wider than {@link signWidth}. */
  readonly sign: (middle: Place) => SvgNode;
}

/** How wide the sign of an entry may be. */
export const signWidth = 24;

const gap = 6;
const size = textSize.small;
const step = size * lineHeight;
const fullWidth = chartWidth - 2 * chartMargin;
const columnWidth = fullWidth / 2;

interface Cursor extends DrawnBlock {
  /** Where the next entry goes when it fits there: at the left, or in the second column. */
  readonly x: number;
  readonly top: number;
}

/**
 * The signs of a chart with their words, from `top` on, in two columns; a long entry has a row of its own.
 */
export function legend(entries: readonly LegendEntry[], top: number): DrawnBlock {
  return entries.reduce<Cursor>(addEntry, { nodes: [], bottom: top, x: chartMargin, top });
}

function addEntry(cursor: Cursor, { words, sign }: LegendEntry): Cursor {
  const lines = wrapText(words, { width: fullWidth - signWidth - gap, size });
  const isShort = signWidth + gap + textWidth(words, size) <= columnWidth - gap;
  const { x, top } = isShort ? cursor : { x: chartMargin, top: cursor.bottom };
  const texts = lines.map((line, index) =>
    textNode(line, { x: x + signWidth + gap, y: top + size + index * step, size }),
  );
  const nodes = [...cursor.nodes, sign({ x: x + signWidth / 2, y: top + size * 0.65 }), ...texts];
  const bottom = Math.max(cursor.bottom, top + lines.length * step + 3);
  return isShort && x === chartMargin
    ? { nodes, bottom, x: chartMargin + columnWidth, top }
    : { nodes, bottom, x: chartMargin, top: bottom };
}
