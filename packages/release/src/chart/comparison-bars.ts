import { chartFrame, chartMargin } from './chart-frame.js';
import type { BarGroup, ComparisonBarsSpec } from './comparison-bars-spec.js';
import { figureText, hiddenBars } from './comparison-bars-spec.js';
import { barScale, drawBarGroup } from './comparison-group.js';
import { drawUnderneath } from './drawn-block.js';
import { hatching } from './hatching.js';
import { hiddenLines } from './hidden-note.js';
import { textLines } from './text-lines.js';

/**
 * A few figures side by side as SVG: for each group a heading and a bar for each of its figures, named at its
 * left and written at its end, all on one scale from 0. What is hidden has no bar and is named underneath. A
 * figure under 0 is a RangeError.
 */
export function comparisonBars(spec: ComparisonBarsSpec): string {
  const scale = barScale(spec);
  const drawn = drawUnderneath(chartMargin, [
    ...spec.groups.map((group) => (top: number) => drawBarGroup(spec, group, { top, scale })),
    (top) => textLines(hiddenLines(hiddenBars(spec)), top),
  ]);
  const seen = spec.groups.map((group) => groupSentence(spec, group));
  return chartFrame(spec, seen, { ...drawn, nodes: [hatching(spec.id), ...drawn.nodes] });
}

function groupSentence(spec: ComparisonBarsSpec, { label, bars }: BarGroup): string {
  const figures = bars.map((bar) => `${bar.label} ${figureText(bar.value, spec)}`);
  return `${label}: ${figures.join(', ')}.`;
}
