import { max } from 'd3-array';
import { scaleLog } from 'd3-scale';
import { axisExtent, linearScale } from './axis-extent.js';
import type { Box } from './box.js';
import { chartMargin, chartWidth } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import { formatCount } from './format-number.js';
import { levelBar } from './level-bar.js';
import { averageLook } from './limit-lines.js';
import type { HistogramBin, MatchWeightHistogramSpec } from './match-weight-histogram-spec.js';
import { binName, sideOf } from './match-weight-histogram-spec.js';
import type { AxisScale } from './plot-axis.js';
import { levelAxis, levelAxisHeight, uprightAxis, uprightAxisWidth } from './plot-axis.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';
import { textLines } from './text-lines.js';

const plotHeight = 220;

// Where bars stand on: under 1, or a single pair would have no height.
const foot = 0.5;

/** Draws the plot of a histogram with its axes, from the top of the chart on. */
export function histogramBody(spec: MatchWeightHistogramSpec): DrawnBlock {
  const named = textLines(['Pairs of records (each line ten times the one below)'], chartMargin);
  const most = max(spec.bins, ({ pairs }) => (pairs.kind === 'value' ? pairs.value : 0)) ?? 0;
  const powers = powersOfTen(most);
  const top = named.bottom + 8;
  const plot: Box = {
    left: chartMargin + uprightAxisWidth(powers),
    top,
    right: chartWidth - chartMargin,
    bottom: top + plotHeight,
  };
  const y = scaleLog([foot, Math.max(10, most)], [plot.bottom, plot.top]);
  const x = linearScale(weightExtent(spec), [plot.left, plot.right]);
  const under = textLines(['Match weight'], plot.bottom + levelAxisHeight);
  return {
    nodes: [
      ...named.nodes,
      ...uprightAxis({ scale: y, values: powers }, plot),
      ...levelAxis({ scale: x, values: x.ticks(8) }, plot),
      ...spec.bins.flatMap((bin) => binBar(bin, spec, { x, y, foot: plot.bottom })),
      thresholdLine(x(spec.threshold), plot),
      ...under.nodes,
    ],
    bottom: under.bottom,
  };
}

interface BarScales {
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly foot: number;
}

function binBar(bin: HistogramBin, spec: MatchWeightHistogramSpec, scales: BarScales): readonly SvgNode[] {
  if (bin.pairs.kind === 'hidden' || bin.pairs.value === 0) return [];
  const [left, right] = [scales.x(bin.from), scales.x(bin.to)];
  const y = scales.y(bin.pairs.value);
  const filling = sideOf(bin, spec) === 'above' ? 'solid' : 'hatched';
  const name = `${binName(bin, spec)}: ${formatCount(bin.pairs.value)}`;
  const gap = Math.min(1, (right - left) / 4);
  return [
    levelBar(
      { x: left + gap, y, width: right - left - 2 * gap, height: scales.foot - y, filling, name },
      spec.id,
    ),
  ];
}

function thresholdLine(x: number, plot: Box): SvgNode {
  return svgNode('line', { x1: x, x2: x, y1: plot.top - 4, y2: plot.bottom, ...averageLook });
}

function weightExtent({ bins, threshold }: MatchWeightHistogramSpec) {
  const [from, to] = axisExtent([threshold, ...bins.flatMap((bin) => [bin.from, bin.to])], 0);
  return from === to ? ([from - 1, to + 1] as const) : ([from, to] as const);
}

// Counted up by tens, because a logarithm may fall short of a whole number by its last bit.
function powersOfTen(most: number): readonly number[] {
  const powers = [1, 10];
  for (let next = 100; next <= most; next *= 10) powers.push(next);
  return powers;
}
