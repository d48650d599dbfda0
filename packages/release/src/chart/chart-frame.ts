import type { DrawnBlock } from './drawn-block.js';
import { palette } from './palette.js';
import { svgNode, writeSvg } from './svg-node.js';

/** What every chart is told. */
export interface ChartWords {
  /** A name for this chart that no other on the page has: a letter, then letters, digits, `-` and `_`. */
  readonly id: string;
  /** What the chart shows, as a heading. */
  readonly title: string;
  /** What was measured, in a sentence or two; the chart adds what can be seen in it. */
  readonly description: string;
}

/** The width of every chart in its own units: narrow, so that text of 13 can still be read on a telephone. */
export const chartWidth = 440;

/** What is left free at the edge of a chart. */
export const chartMargin = 8;

/**
 * The chart as a text of SVG, with a title and a description for those who do not see it. Only attributes: it
 * has no style, no script and no class, so it stands under any content security policy and prints alone.
 */
export function chartFrame(words: ChartWords, seen: readonly string[], drawn: DrawnBlock): string {
  const { id, title, description } = words;
  if (!/^[A-Za-z][\w-]*$/.test(id))
    throw new RangeError('the id of a chart is a letter, then letters, digits, - or _');
  const height = Math.ceil(drawn.bottom + chartMargin);
  const root = svgNode(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${chartWidth} ${height}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': 'Arial, Helvetica, sans-serif',
    },
    [
      svgNode('title', { id: `${id}-title` }, [title]),
      svgNode('desc', { id: `${id}-desc` }, [[description, ...seen].join(' ')]),
      svgNode('rect', { width: chartWidth, height, fill: palette.ground }),
      ...drawn.nodes,
    ],
  );
  return writeSvg(root);
}
