import { chartMargin, chartWidth } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import { palette } from './palette.js';
import { lineHeight, textSize } from './text-metrics.js';
import { textNode } from './text-node.js';
import { wrapText } from './wrap-text.js';

/** Whether lines are a heading (larger, bold) or words beneath something. */
export type LinesLook = 'heading' | 'words';

const looks = {
  heading: { size: textSize.body, bold: true, colour: palette.ink },
  words: { size: textSize.small, bold: false, colour: palette.quiet },
} as const;

/** Lines of words from `top` on, each wrapped to the width of the chart. No lines take no room. */
export function textLines(lines: readonly string[], top: number, look: LinesLook = 'words'): DrawnBlock {
  const { size, bold, colour } = looks[look];
  // Bold letters are a little wider than `wrapText` knows.
  const width = (chartWidth - 2 * chartMargin) / (bold ? 1.1 : 1);
  const wrapped = lines.flatMap((line) => wrapText(line, { width, size }));
  const step = size * lineHeight;
  const nodes = wrapped.map((line, index) =>
    textNode(line, { x: chartMargin, y: top + index * step + size, size, bold, colour }),
  );
  return { nodes, bottom: top + wrapped.length * step };
}
