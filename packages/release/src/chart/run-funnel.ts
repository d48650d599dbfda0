import { chartFrame, chartMargin } from './chart-frame.js';
import { drawUnderneath } from './drawn-block.js';
import { hatching } from './hatching.js';
import { hiddenLines } from './hidden-note.js';
import { legend } from './legend.js';
import { barSign } from './level-bar.js';
import type { RunFunnelSpec } from './run-funnel-spec.js';
import { hiddenCounts } from './run-funnel-spec.js';
import { drawRunStage, runStageLines } from './run-stage-body.js';
import { textLines } from './text-lines.js';

/**
 * The stages of a data run as SVG: for each a bar of what was kept (solid) and what was left out there
 * (hatched), with their counts in words. Bars of one unit can be compared; rows and people have scales of
 * their own. What is hidden has no bar.
 */
export function runFunnel(spec: RunFunnelSpec): string {
  const entries = [
    { words: 'kept', sign: barSign('solid', spec.id) },
    { words: 'left out at this stage', sign: barSign('hatched', spec.id) },
  ];
  const drawn = drawUnderneath(chartMargin, [
    ...spec.stages.map((_, index) => (top: number) => drawRunStage(spec, index, top)),
    (top) => legend(entries, top),
    (top) => textLines(hiddenLines(hiddenCounts(spec)), top + 2),
  ]);
  const seen = spec.stages.map((stage) => `${runStageLines(stage).join('; ')}.`);
  return chartFrame(spec, seen, { ...drawn, nodes: [hatching(spec.id), ...drawn.nodes] });
}
