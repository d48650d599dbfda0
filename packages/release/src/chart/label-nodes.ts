import { nearestIn } from './box.js';
import type { LabelCandidate } from './label-candidates.js';
import { palette } from './palette.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';
import { lineHeight, textSize } from './text-metrics.js';
import { textNode } from './text-node.js';

/**
 * Names beside marks, and the fine lines that lead from those further off to their marks; the lines are drawn
 * under the marks.
 */
export interface LabelNodes {
  readonly leaders: readonly SvgNode[];
  readonly texts: readonly SvgNode[];
}

const size = textSize.small;

/** Labels as they are drawn. */
export function labelNodes(labels: readonly LabelCandidate[]): LabelNodes {
  return { leaders: labels.filter(({ led }) => led).map(leaderNode), texts: labels.flatMap(labelTexts) };
}

function labelTexts({ wish, at, anchor }: LabelCandidate): readonly SvgNode[] {
  return wish.lines.map((line, index) =>
    textNode(line, { x: at.x, y: at.y + index * size * lineHeight, size, anchor, halo: true }),
  );
}

function leaderNode({ wish, box }: LabelCandidate): SvgNode {
  const end = nearestIn(box, wish);
  return svgNode('line', { x1: wish.x, y1: wish.y, x2: end.x, y2: end.y, stroke: palette.quiet });
}
