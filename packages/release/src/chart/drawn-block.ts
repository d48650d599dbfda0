import type { SvgNode } from './svg-node.js';

/** A part of a chart that has been drawn, and where the next one under it may begin. */
export interface DrawnBlock {
  readonly nodes: readonly SvgNode[];
  readonly bottom: number;
}

/** Draws `parts` one under the other from `top` on; each is told where it begins. */
export function drawUnderneath(top: number, parts: readonly ((top: number) => DrawnBlock)[]): DrawnBlock {
  return parts.reduce<DrawnBlock>(
    (above, part) => {
      const { nodes, bottom } = part(above.bottom);
      return { nodes: [...above.nodes, ...nodes], bottom };
    },
    { nodes: [], bottom: top },
  );
}
