import type { Box, Place } from './box.js';
import { boxContains } from './box.js';

/**
 * The corners of a line that lie in `plot`, with the one before and the one after, so that the line is drawn
 * to the edge and its steep ends do not fill the chart with figures of places that nobody sees.
 */
export function withinPlot(corners: readonly Place[], plot: Box): readonly Place[] {
  const isIn = (index: number) => {
    const corner = corners[index];
    return corner !== undefined && boxContains(plot, corner);
  };
  return corners.filter((_, index) => isIn(index - 1) || isIn(index) || isIn(index + 1));
}
