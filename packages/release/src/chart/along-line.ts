import type { Place } from './box.js';

/**
 * Places along the line through `corners`, none further than `step` from the next; what a line runs over can
 * be told from them.
 */
export function alongLine(corners: readonly Place[], step: number): readonly Place[] {
  return corners.flatMap((corner, index) => {
    const before = corners[index - 1];
    return before === undefined ? [corner] : between(before, corner, step);
  });
}

function between(from: Place, to: Place, step: number): readonly Place[] {
  const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
  return Array.from({ length: pieces }, (_, index) => {
    const share = (index + 1) / pieces;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}
