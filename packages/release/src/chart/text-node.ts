import { palette } from './palette.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';
import type { TextAnchor } from './text-box.js';
import { textSize } from './text-metrics.js';

/** Where a line of text stands (`y` is its baseline) and how it looks. */
export interface TextNodeOptions {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly anchor?: TextAnchor;
  readonly colour?: string;
  readonly bold?: boolean;
  /** Whether the ground shows round the letters, so that they can be read over a line. */
  readonly halo?: boolean;
}

const halo = {
  'paint-order': 'stroke',
  stroke: palette.ground,
  'stroke-width': 3,
  'stroke-linejoin': 'round',
} as const;

/** One line of text. */
export function textNode(text: string, options: TextNodeOptions): SvgNode {
  const attributes = {
    x: options.x,
    y: options.y,
    'font-size': options.size ?? textSize.body,
    'text-anchor': options.anchor ?? 'start',
    fill: options.colour ?? palette.ink,
    ...(options.bold ? { 'font-weight': 'bold' } : {}),
    ...(options.halo ? halo : {}),
  };
  return svgNode('text', attributes, [text]);
}
