import { alongLine } from './along-line.js';
import { areaMark, markReach } from './area-mark.js';
import { linearScale } from './axis-extent.js';
import type { Box } from './box.js';
import { chartMargin, chartWidth } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import { formatCount, formatFigure } from './format-number.js';
import { funnelLabels } from './funnel-labels.js';
import type { FunnelPlotSpec, ShownArea } from './funnel-plot-spec.js';
import { funnelReach } from './funnel-reach.js';
import { labelNodes } from './label-nodes.js';
import type { PlotLine, PlotScales } from './limit-lines.js';
import { limitLines, lineNode } from './limit-lines.js';
import { levelAxis, levelAxisHeight, uprightAxis, uprightAxisWidth } from './plot-axis.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';
import { textLines } from './text-lines.js';
import { withinPlot } from './within-plot.js';

/** The plot of a funnel with its axes, and how many areas the plot had no room to name. */
export interface FunnelBody extends DrawnBlock {
  readonly unnamed: number;
}

const plotHeight = 300;

// Room for half a mark, so that the mark of an area without events stays in the plot.
const edge = markReach + 2;

/** Draws the plot of a funnel from the top of the chart on. */
export function funnelBody(spec: FunnelPlotSpec, areas: readonly ShownArea[]): FunnelBody {
  const reach = funnelReach(spec.funnel, areas);
  const named = textLines([spec.valueName], chartMargin);
  const ticks = linearScale(reach.y, [0, 1]).ticks(6);
  const top = named.bottom + 8;
  const left = chartMargin + uprightAxisWidth(ticks);
  const plot: Box = { left, top, right: chartWidth - chartMargin, bottom: top + plotHeight };
  const x = linearScale(reach.x, [plot.left + edge, plot.right - edge]);
  const y = linearScale(reach.y, [plot.bottom - edge, plot.top + edge]);
  const under = textLines([spec.denominatorName], plot.bottom + levelAxisHeight);
  const inside = drawInside(spec, areas, { x, y, plot });
  return {
    nodes: [
      ...named.nodes,
      ...uprightAxis({ scale: y, values: ticks }, plot),
      ...levelAxis({ scale: x, values: x.ticks(5) }, plot),
      ...inside.nodes,
      ...under.nodes,
    ],
    bottom: under.bottom,
    unnamed: inside.unnamed,
  };
}

interface Plot extends PlotScales {
  readonly plot: Box;
}

function drawInside(
  spec: FunnelPlotSpec,
  areas: readonly ShownArea[],
  { x, y, plot }: Plot,
): Pick<FunnelBody, 'nodes' | 'unnamed'> {
  const lines = limitLines(spec.funnel, { x, y }, [plot.left, plot.right]).map(({ corners, look }) => ({
    corners: withinPlot(corners, plot),
    look,
  }));
  const placed = areas.map((area) => ({ ...area, x: x(area.denominator), y: y(area.value) }));
  const along = lines.flatMap(({ corners }) => alongLine(corners, 4));
  const { labels, unnamed } = funnelLabels(placed, { plot, lines: along });
  const marks = placed.map((area) => areaMark(area.flag, area, markName(area, spec.decimals)));
  const { leaders, texts } = labelNodes(labels);
  return { nodes: [...clipped(lines, plot, `${spec.id}-plot`), ...leaders, ...marks, ...texts], unnamed };
}

function clipped(
  lines: readonly PlotLine[],
  { left, top, right, bottom }: Box,
  id: string,
): readonly SvgNode[] {
  const rectangle = svgNode('rect', { x: left, y: top, width: right - left, height: bottom - top });
  return [
    svgNode('defs', {}, [svgNode('clipPath', { id }, [rectangle])]),
    svgNode('g', { 'clip-path': `url(#${id})` }, lines.map(lineNode)),
  ];
}

function markName({ label, value, denominator }: ShownArea, decimals = 1): string {
  return `${label}: ${formatFigure(value, decimals)} (${formatCount(denominator)})`;
}
