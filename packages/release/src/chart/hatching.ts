import { palette } from './palette.js';
import type { SvgNode } from './svg-node.js';
import { svgNode } from './svg-node.js';

/** How an area of a bar is filled; told apart in black and white too. */
export type Filling = 'solid' | 'hatched' | 'pale';

/** The definition that hatched bars of the chart `id` refer to. */
export function hatching(id: string): SvgNode {
  const pattern = svgNode(
    'pattern',
    { id: hatchId(id), width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [
      svgNode('rect', { width: 6, height: 6, fill: palette.ground }),
      svgNode('rect', { width: 2.5, height: 6, fill: palette.quiet }),
    ],
  );
  return svgNode('defs', {}, [pattern]);
}

/** The attributes that fill a bar of the chart `id`. */
export function fillingOf(filling: Filling, id: string): Readonly<Record<string, string | number>> {
  if (filling === 'solid') return { fill: palette.blue, stroke: palette.blue };
  if (filling === 'hatched') return { fill: `url(#${hatchId(id)})`, stroke: palette.quiet };
  return { fill: palette.paleBlue, stroke: palette.darkBlue };
}

function hatchId(id: string): string {
  return `${id}-hatch`;
}
