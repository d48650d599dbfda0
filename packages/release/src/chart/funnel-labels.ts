import type { Box, Place } from './box.js';
import type { ShownArea } from './funnel-plot-spec.js';
import type { LabelCandidate, LabelWish } from './label-candidates.js';
import { placeLabels } from './label-placement.js';
import { textSize } from './text-metrics.js';
import { wrapText } from './wrap-text.js';

/** Up to this many areas, all of them are named; above it, only those outside the limits. */
const mostNamedAreas = 15;

/** The names that found room in a funnel plot, and how many did not. */
export interface FunnelLabels {
  readonly labels: readonly LabelCandidate[];
  readonly unnamed: number;
}

const size = textSize.small;
const nameWidth = 165;

/**
 * Where the names of areas go; those furthest outside the limits choose first, and those within are named if
 * there are few.
 */
export function funnelLabels(
  areas: readonly (ShownArea & Place)[],
  { plot, lines }: { readonly plot: Box; readonly lines: readonly Place[] },
): FunnelLabels {
  const wishes = areas
    .filter(({ flag }) => areas.length <= mostNamedAreas || flag !== 'within')
    .toSorted((a, b) => precedence(a) - precedence(b))
    .map(
      (area): LabelWish => ({
        x: area.x,
        y: area.y,
        lines: wrapText(area.label, { width: nameWidth, size }),
      }),
    );
  const labels = placeLabels(wishes, { plot, marks: areas, lines, size });
  return { labels, unnamed: wishes.length - labels.length };
}

function precedence({ flag }: ShownArea): number {
  if (flag === 'within') return 2;
  return flag.endsWith('99.8') ? 0 : 1;
}
