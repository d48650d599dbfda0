import { chartFrame } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import { drawUnderneath } from './drawn-block.js';
import type { FunnelBody } from './funnel-body.js';
import { funnelBody } from './funnel-body.js';
import type { FunnelPlotSpec } from './funnel-plot-spec.js';
import { hiddenFigureOf, shownAreas } from './funnel-plot-spec.js';
import type { HiddenNote } from './hidden-note.js';
import { hiddenLines } from './hidden-note.js';
import { legend } from './legend.js';
import { limitLegend } from './limit-lines.js';
import { funnelStandingWords, standingLegend, standingSentences } from './standing-words.js';
import { textLines } from './text-lines.js';

/**
 * A funnel plot as SVG: areas by their denominator and value, the average, and the control limits at 95 % and
 * 99.8 %. Shapes tell where an area lies; those outside the limits are named, and all are where there are 15
 * or fewer. A hidden area is not drawn but named underneath.
 */
export function funnelPlot(spec: FunnelPlotSpec): string {
  const areas = shownAreas(spec.areas);
  const body = funnelBody(spec, areas);
  const entries = [
    ...standingLegend(
      areas.map(({ flag }) => flag),
      funnelStandingWords,
    ),
    ...limitLegend(spec.funnel.baseline, spec.decimals),
  ];
  const drawn = drawUnderneath(body.bottom, [
    (top): DrawnBlock => legend(entries, top + 6),
    (top) => textLines([...unnamedLines(body), ...hiddenLines(hiddenAreas(spec))], top + 2),
  ]);
  const seen = [`Areas drawn: ${areas.length}.`, ...standingSentences(areas, funnelStandingWords)];
  return chartFrame(spec, seen, { nodes: [...body.nodes, ...drawn.nodes], bottom: drawn.bottom });
}

/** The areas of a funnel plot that are not drawn, and why. */
export function hiddenAreas({ areas }: Pick<FunnelPlotSpec, 'areas'>): readonly HiddenNote[] {
  return areas.flatMap((area) => {
    const figure = hiddenFigureOf(area);
    return figure === undefined ? [] : [{ label: area.label, reason: figure.reason }];
  });
}

function unnamedLines({ unnamed }: FunnelBody): readonly string[] {
  return unnamed === 0 ? [] : [`There was no room for ${unnamed} of the names; the table has them all.`];
}
