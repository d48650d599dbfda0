import { max, sum } from 'd3-array';
import { linearScale } from './axis-extent.js';
import type { ChartCell } from './chart-cell.js';
import { chartCellText } from './chart-cell.js';
import { chartMargin, chartWidth } from './chart-frame.js';
import type { DrawnBlock } from './drawn-block.js';
import { drawUnderneath } from './drawn-block.js';
import { formatCount } from './format-number.js';
import type { LevelBar } from './level-bar.js';
import { levelBar } from './level-bar.js';
import type { RunFunnelSpec, RunStage } from './run-funnel-spec.js';
import { textLines } from './text-lines.js';

const barHeight = 18;

/** A stage in words: what it kept, then what it left out. */
export function runStageLines({ label, unit, kept, leftOut }: RunStage): readonly [string, ...string[]] {
  return [
    `${label}: ${chartCellText(kept, formatCount)} ${unit}`,
    ...leftOut.map((out) => `${chartCellText(out.count, formatCount)} left out: ${out.label}`),
  ];
}

/** Draws the stage at `index` from `top` on, a little apart where what is counted changes. */
export function drawRunStage(spec: RunFunnelSpec, index: number, top: number): DrawnBlock {
  const stage = spec.stages[index];
  if (stage === undefined) return { nodes: [], bottom: top };
  const [name, ...outs] = runStageLines(stage);
  return drawUnderneath(top, [
    (at) => textLines(isNewUnit(spec, index) ? [`From here on ${stage.unit} are counted.`] : [], at),
    (at) => textLines([name], at, 'heading'),
    (at) => drawBars(spec, stage, at + 2),
    (at) => textLines(outs, at),
    (at) => ({ nodes: [], bottom: at + 12 }),
  ]);
}

function drawBars(spec: RunFunnelSpec, stage: RunStage, top: number): DrawnBlock {
  const scale = linearScale([0, longest(spec, stage.unit)], [0, chartWidth - 2 * chartMargin]);
  const [kept, ...outs] = runStageLines(stage);
  const parts = [
    { cell: stage.kept, filling: 'solid', name: kept } as const,
    ...stage.leftOut.map(
      ({ count }, index) => ({ cell: count, filling: 'hatched', name: outs[index] ?? '' }) as const,
    ),
  ];
  let x = chartMargin;
  const bars = parts.flatMap(({ cell, filling, name }): readonly LevelBar[] => {
    const width = scale(countOf(cell));
    if (width === 0) return [];
    x += width;
    return [{ x: x - width, y: top, width, height: barHeight, filling, name }];
  });
  return { nodes: bars.map((bar) => levelBar(bar, spec.id)), bottom: top + barHeight + 3 };
}

function isNewUnit({ stages }: RunFunnelSpec, index: number): boolean {
  return index > 0 && stages[index - 1]?.unit !== stages[index]?.unit;
}

// One, where nothing is shown, so that there is a scale at all.
function longest({ stages }: RunFunnelSpec, unit: string): number {
  const lengths = stages
    .filter((stage) => stage.unit === unit)
    .map(({ kept, leftOut }) => countOf(kept) + sum(leftOut, ({ count }) => countOf(count)));
  return max(lengths) || 1;
}

// What is hidden takes no room: a bar of any length would tell something.
function countOf(cell: ChartCell): number {
  return cell.kind === 'value' ? cell.value : 0;
}
