import { areaMark, markReach } from './area-mark.js';
import { axisExtent, linearScale } from './axis-extent.js';
import type { Box, Place } from './box.js';
import type { CaterpillarPlotSpec, ShownEstimate } from './caterpillar-plot-spec.js';
import { chartMargin, chartWidth } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import { formatFigure } from './format-number.js';
import type { LabelledRow } from './labelled-rows.js';
import { labelledRows, labelsRight, rowName } from './labelled-rows.js';
import { signWidth } from './legend.js';
import { averageLook } from './limit-lines.js';
import { palette } from './palette.js';
import type { AxisScale } from './plot-axis.js';
import { levelAxis, levelAxisHeight } from './plot-axis.js';
import type { SvgAttributes, SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';
import { textLines } from './text-lines.js';
import { textSize, textWidth } from './text-metrics.js';
import { textNode } from './text-node.js';

type LimitsName = 'limits95' | 'limits998';

const intervalLooks: Readonly<Record<LimitsName, SvgAttributes>> = {
  limits95: { stroke: palette.quiet, 'stroke-width': 4 },
  limits998: { stroke: palette.quiet, 'stroke-width': 1.2 },
};

/** A short level line that looks like an interval. */
export function intervalSign(name: LimitsName): (middle: Place) => SvgNode {
  return ({ x, y }) => interval({ from: x - signWidth / 2, to: x + signWidth / 2, y }, name);
}

/** Draws the rows of a caterpillar plot with their axis, from the top of the chart on. */
export function caterpillarBody(spec: CaterpillarPlotSpec, areas: readonly ShownEstimate[]): DrawnBlock {
  const named = textLines([spec.valueName], chartMargin);
  const top = named.bottom + 6;
  const left = labelsRight(areas);
  const { rows, bottom } = labelledRows(areas, { top, right: left });
  const right = chartWidth - chartMargin - figureWidth(spec, areas);
  const x = linearScale(valueExtent(spec, areas), [left + markReach, right - markReach]);
  const plot: Box = { left, top, right, bottom };
  return {
    nodes: [
      ...named.nodes,
      ...levelAxis({ scale: x, values: x.ticks(4) }, plot),
      ...regionValues(spec).map((value) => regionLine(x(value), plot)),
      ...rows.flatMap((row) => [...rowName(row), ...drawArea(row, x), figureText(row, spec)]),
    ],
    bottom: plot.bottom + levelAxisHeight,
  };
}

function drawArea({ of: area, middle: y }: LabelledRow<ShownEstimate>, x: AxisScale): readonly SvgNode[] {
  const lines = (['limits998', 'limits95'] as const).map((name) =>
    interval({ from: x(area[name].lower), to: x(area[name].upper), y }, name),
  );
  return [...lines, areaMark(area.flag, { x: x(area.value), y }, area.label)];
}

function interval(
  { from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
  name: LimitsName,
): SvgNode {
  return svgNode('line', { x1: from, x2: to, y1: y, y2: y, ...intervalLooks[name] });
}

function regionLine(x: number, plot: Box): SvgNode {
  return svgNode('line', { x1: x, x2: x, y1: plot.top, y2: plot.bottom, ...averageLook });
}

function figureText(
  { of, middle }: LabelledRow<ShownEstimate>,
  { decimals = 1 }: CaterpillarPlotSpec,
): SvgNode {
  const size = textSize.small;
  const place = { x: chartWidth - chartMargin, y: middle + size * 0.35, size, anchor: 'end' } as const;
  return textNode(formatFigure(of.value, decimals), place);
}

function figureWidth({ decimals = 1 }: CaterpillarPlotSpec, areas: readonly ShownEstimate[]): number {
  return (
    Math.max(0, ...areas.map(({ value }) => textWidth(formatFigure(value, decimals), textSize.small))) + 4
  );
}

function valueExtent(spec: CaterpillarPlotSpec, areas: readonly ShownEstimate[]) {
  const ends = areas.flatMap(({ value, limits95, limits998 }) => [
    value,
    limits95.lower,
    limits95.upper,
    limits998.lower,
    limits998.upper,
  ]);
  return axisExtent([...ends, ...regionValues(spec)], 0.04);
}

function regionValues({ region: { value } }: CaterpillarPlotSpec): readonly number[] {
  return value.kind === 'value' ? [value.value] : [];
}
