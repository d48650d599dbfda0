import { caterpillarBody, intervalSign } from './caterpillar-body.js';
import type { CaterpillarPlotSpec } from './caterpillar-plot-spec.js';
import { hiddenEstimates, shownEstimates } from './caterpillar-plot-spec.js';
import { chartFrame } from './chart-frame.js';
import { drawUnderneath } from './drawn-block.js';
import { formatFigure } from './format-number.js';
import { hiddenLines } from './hidden-note.js';
import type { LegendEntry } from './legend.js';
import { legend } from './legend.js';
import { averageLook, lineSign } from './limit-lines.js';
import { intervalStandingWords, standingLegend, standingSentences } from './standing-words.js';
import { textLines } from './text-lines.js';

/**
 * A caterpillar plot as SVG: a row for each area, the highest first, with its value, its interval at 95 %
 * (thick) and at 99.8 % (thin), and the region's value as a line through all. A hidden area is not drawn but
 * named underneath.
 */
export function caterpillarPlot(spec: CaterpillarPlotSpec): string {
  const areas = shownEstimates(spec);
  const body = caterpillarBody(spec, areas);
  const drawn = drawUnderneath(body.bottom, [
    (top) => legend(entries(spec), top + 6),
    (top) => textLines(hiddenLines(hiddenEstimates(spec)), top + 2),
  ]);
  return chartFrame(spec, seenIn(spec), { nodes: [...body.nodes, ...drawn.nodes], bottom: drawn.bottom });
}

function seenIn(spec: CaterpillarPlotSpec): readonly string[] {
  const areas = shownEstimates(spec);
  const standing = spec.region.value.kind === 'value' ? standingSentences(areas, intervalStandingWords) : [];
  return [`Areas drawn: ${areas.length}.`, ...standing];
}

function entries(spec: CaterpillarPlotSpec): readonly LegendEntry[] {
  const intervals = [
    { words: '95 % interval', sign: intervalSign('limits95') },
    { words: '99.8 % interval', sign: intervalSign('limits998') },
  ];
  const { label, value } = spec.region;
  if (value.kind === 'hidden') return intervals;
  const region = `${label} ${formatFigure(value.value, spec.decimals ?? 1)}`;
  const flags = shownEstimates(spec).map(({ flag }) => flag);
  return [
    ...standingLegend(flags, intervalStandingWords),
    ...intervals,
    { words: region, sign: lineSign(averageLook) },
  ];
}
