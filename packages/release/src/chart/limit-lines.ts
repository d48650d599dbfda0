import { line } from 'd3-shape';
import type { Funnel, FunnelLimitName } from '../compare/funnel.js';
import { funnelLimitNames } from '../compare/funnel.js';
import type { Place } from './box.js';
import { formatFigure } from './format-number.js';
import type { LegendEntry } from './legend.js';
import { signWidth } from './legend.js';
import { palette } from './palette.js';
import type { AxisScale } from './plot-axis.js';
import type { SvgAttributes, SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';

/** The scales of a plot. */
export interface PlotScales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** A line of a plot by its corners, and how it looks. */
export interface PlotLine {
  readonly corners: readonly Place[];
  readonly look: SvgAttributes;
}

const inner: SvgAttributes = { stroke: palette.quiet, 'stroke-width': 1.5, 'stroke-dasharray': '5 3' };
const outer: SvgAttributes = { stroke: palette.quiet, 'stroke-width': 1.5 };

const looks: Readonly<Record<FunnelLimitName, SvgAttributes>> = {
  lower95: inner,
  upper95: inner,
  lower998: outer,
  upper998: outer,
};

/** How the line of an average or of a region looks. */
export const averageLook: SvgAttributes = { stroke: palette.blue, 'stroke-width': 2 };

/** The control limits of a funnel, and its average from one of `ends` to the other. */
export function limitLines(
  { curves, baseline }: Funnel,
  { x, y }: PlotScales,
  ends: readonly [from: number, to: number],
): readonly PlotLine[] {
  const limits = funnelLimitNames.map((name) => ({
    corners: curves[name].map(({ at, limit }) => ({ x: x(at), y: y(limit) })),
    look: looks[name],
  }));
  const height = y(baseline);
  return [...limits, { corners: ends.map((end) => ({ x: end, y: height })), look: averageLook }];
}

/** A line as it is drawn. */
export function lineNode({ corners, look }: PlotLine): SvgNode {
  const path = line<Place>(
    (corner) => corner.x,
    (corner) => corner.y,
  ).digits(2);
  return svgNode('path', { d: path(corners) ?? '', fill: 'none', ...look });
}

/** What the lines of a funnel mean. */
export function limitLegend(baseline: number, decimals = 1): readonly LegendEntry[] {
  return [
    { words: `average ${formatFigure(baseline, decimals)}`, sign: lineSign(averageLook) },
    { words: '95 % limits', sign: lineSign(inner) },
    { words: '99.8 % limits', sign: lineSign(outer) },
  ];
}

/** A short level line that looks like `look`. */
export function lineSign(look: SvgAttributes): (middle: Place) => SvgNode {
  return ({ x, y }) =>
    svgNode('line', { x1: x - signWidth / 2, x2: x + signWidth / 2, y1: y, y2: y, ...look });
}
