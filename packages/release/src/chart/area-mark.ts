import type { SymbolType } from 'd3-shape';
import { symbol, symbolCircle, symbolTriangle } from 'd3-shape';
import type { FunnelFlag } from '../compare/funnel.js';
import type { Box, Place } from './box.js';
import { palette } from './palette.js';
import type { SvgNode } from './svg-node.js';
import { coordinate, svgNode } from './svg-node.js';

/** Where an area stands to the limits it is held against; one with too few events to say is not drawn. */
export type Standing = Exclude<FunnelFlag, 'too-few-events'>;

/** Every {@link Standing}, from the highest to the lowest. */
export const standings = [
  'high-99.8',
  'high-95',
  'within',
  'low-95',
  'low-99.8',
] as const satisfies readonly Standing[];

interface MarkLook {
  readonly shape: SymbolType;
  readonly size: number;
  readonly turned: boolean;
  readonly fill: string;
}

const triangle = { shape: symbolTriangle, size: 70 } as const;

// Shape and filling say it all: a triangle points to the side the area lies on, a full one lies beyond the
// wider limits.
const looks: Readonly<Record<Standing, MarkLook>> = {
  'high-99.8': { ...triangle, turned: false, fill: palette.darkBlue },
  'high-95': { ...triangle, turned: false, fill: palette.ground },
  within: { shape: symbolCircle, size: 42, turned: false, fill: palette.blue },
  'low-95': { ...triangle, turned: true, fill: palette.ground },
  'low-99.8': { ...triangle, turned: true, fill: palette.darkBlue },
};

/** How far a mark reaches from its place. */
export const markReach = 7;

/** The mark of an area at `place`; `name` is shown where a pointer rests on it. */
export function areaMark(standing: Standing, place: Place, name?: string): SvgNode {
  const { shape, size, turned, fill } = looks[standing];
  const attributes = {
    transform: `translate(${coordinate(place.x)},${coordinate(place.y)})${turned ? ' rotate(180)' : ''}`,
    d: symbol(shape, size)() ?? '',
    fill,
    stroke: palette.darkBlue,
    'stroke-width': 1.5,
  };
  return svgNode('path', attributes, name === undefined ? [] : [svgNode('title', {}, [name])]);
}

/** The box round a mark. */
export function markBox({ x, y }: Place): Box {
  return { left: x - markReach, top: y - markReach, right: x + markReach, bottom: y + markReach };
}
