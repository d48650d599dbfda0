import { sum } from 'd3-array';
import { chartFrame } from './chart-frame.js';
import { drawUnderneath } from './drawn-block.js';
import { formatCount, formatFigure } from './format-number.js';
import { hatching } from './hatching.js';
import { hiddenLines } from './hidden-note.js';
import { histogramBody } from './histogram-body.js';
import { legend } from './legend.js';
import { barSign } from './level-bar.js';
import { averageLook, lineSign } from './limit-lines.js';
import type { MatchWeightHistogramSpec } from './match-weight-histogram-spec.js';
import { hiddenBins, sideOf } from './match-weight-histogram-spec.js';
import { textLines } from './text-lines.js';

/**
 * A histogram as SVG: how many pairs of records have each match weight, on a scale where each step is ten
 * times the one before. Pairs under the threshold are hatched, those from it on solid. A bin without pairs
 * has no bar, nor has a hidden one, which is named underneath.
 */
export function matchWeightHistogram(spec: MatchWeightHistogramSpec): string {
  const body = histogramBody(spec);
  const entries = [
    { words: spec.sides.below, sign: barSign('hatched', spec.id) },
    { words: spec.sides.above, sign: barSign('solid', spec.id) },
    { words: `threshold ${formatFigure(spec.threshold, 1)}`, sign: lineSign(averageLook) },
  ];
  const drawn = drawUnderneath(body.bottom, [
    (top) => legend(entries, top + 6),
    (top) => textLines(hiddenLines(hiddenBins(spec)), top + 2),
  ]);
  return chartFrame(spec, sidesInWords(spec), {
    nodes: [hatching(spec.id), ...body.nodes, ...drawn.nodes],
    bottom: drawn.bottom,
  });
}

function sidesInWords(spec: MatchWeightHistogramSpec): readonly string[] {
  return (['below', 'above'] as const).map((side) => {
    const bins = spec.bins.filter((bin) => sideOf(bin, spec) === side);
    const pairs = sum(bins, (bin) => (bin.pairs.kind === 'value' ? bin.pairs.value : 0));
    return `${formatCount(pairs)} pairs shown ${side} the threshold: ${spec.sides[side]}.`;
  });
}
