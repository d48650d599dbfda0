import type { Filling } from './hatching.js';
import { fillingOf } from './hatching.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';

/** A bar of a chart: where it lies, how it is filled, and what is shown where a pointer rests on it. */
export interface LevelBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly filling: Filling;
  readonly name: string;
}

/** A bar of the chart `id`. */
export function levelBar({ filling, name, ...box }: LevelBar, id: string): SvgNode {
  return svgNode('rect', { ...box, ...fillingOf(filling, id) }, [svgNode('title', {}, [name])]);
}

/** A small bar that looks like those of the chart `id`, for its legend. */
export function barSign(filling: Filling, id: string): (middle: { x: number; y: number }) => SvgNode {
  return ({ x, y }) =>
    svgNode('rect', { x: x - 9, y: y - 5, width: 18, height: 10, ...fillingOf(filling, id) });
}
