import { max } from 'd3-array';
import { linearScale } from './axis-extent.js';
import { chartMargin, chartWidth } from './chart-frame.js';
import type { BarGroup, ComparisonBar, ComparisonBarsSpec } from './comparison-bars-spec.js';
import { figureText } from './comparison-bars-spec.js';
import type { DrawnBlock } from './drawn-block.js';
import type { Filling } from './hatching.js';
import type { LabelledRow } from './labelled-rows.js';
import { labelledRows, labelsRight, rowName } from './labelled-rows.js';
import { levelBar } from './level-bar.js';
import type { SvgNode } from './svg-node.js';
import { textLines } from './text-lines.js';
import { textSize, textWidth } from './text-metrics.js';
import { textNode } from './text-node.js';

const barHeight = 14;
const size = textSize.small;

// The first of a group stands out, because the others are there to be compared with it.
const fillings: readonly Filling[] = ['solid', 'hatched', 'pale'];

/** Where bars begin, and how long one is. */
export interface BarScale {
  readonly left: number;
  readonly lengthOf: (value: number) => number;
}

/** The one scale of all groups, which leaves room for the names at the left and the figures at the ends. */
export function barScale(spec: ComparisonBarsSpec): BarScale {
  const bars = spec.groups.flatMap((group) => group.bars);
  const left = labelsRight(bars);
  const widest = max(bars, ({ value }) => textWidth(figureText(value, spec), size)) ?? 0;
  const figures = bars.flatMap(({ value }) => (value.kind === 'value' ? [value.value] : []));
  if (figures.some((figure) => figure < 0)) throw new RangeError('the figures of a comparison are 0 or more');
  const right = chartWidth - chartMargin - widest - 6;
  return { left, lengthOf: linearScale([0, max(figures) || 1], [0, right - left]) };
}

/** Draws a group under its heading. */
export function drawBarGroup(
  spec: ComparisonBarsSpec,
  { label, bars }: BarGroup,
  { top, scale }: { readonly top: number; readonly scale: BarScale },
): DrawnBlock {
  const heading = textLines([label], top, 'heading');
  const { rows, bottom } = labelledRows(bars, { top: heading.bottom + 2, right: scale.left });
  const drawn = rows.flatMap((row, index) => {
    const filling = fillings[index % fillings.length] ?? 'solid';
    return [...rowName(row), ...drawBar(spec, row, { scale, filling })];
  });
  return { nodes: [...heading.nodes, ...drawn], bottom: bottom + 10 };
}

function drawBar(
  spec: ComparisonBarsSpec,
  { of: { label, value }, middle }: LabelledRow<ComparisonBar>,
  { scale, filling }: { readonly scale: BarScale; readonly filling: Filling },
): readonly SvgNode[] {
  const figure = figureText(value, spec);
  const width = value.kind === 'value' ? scale.lengthOf(value.value) : 0;
  const text = textNode(figure, { x: scale.left + width + 5, y: middle + size * 0.35, size });
  if (width === 0) return [text];
  const box = { x: scale.left, y: middle - barHeight / 2, width, height: barHeight };
  return [levelBar({ ...box, filling, name: `${label}: ${figure}` }, spec.id), text];
}
