import { markBox } from './area-mark.js';
import type { Box, Place } from './box.js';
import { boxContains, boxesOverlap, boxHolds, nearestIn } from './box.js';
import type { LabelCandidate, LabelWish } from './label-candidates.js';
import { labelCandidates, leaderOf } from './label-candidates.js';

/** What labels must keep within and clear of, and what they had better not lie on. */
export interface LabelRoom {
  readonly plot: Box;
  /** The places of all marks, named or not. */
  readonly marks: readonly Place[];
  /** Places along the lines of the plot. */
  readonly lines: readonly Place[];
  readonly size: number;
}

// How much nearer a label must be for it to be worth lying on a line, being nearer to another's mark, or its
// own line running over marks.
const cost = { onLine: 30, nearAnother: 50, overMarks: 80 } as const;

/**
 * A place for each wish, in their order, that touches no mark, no earlier label and no line to one, and stays
 * within the plot; wishes for which there is none are left out. Near the mark and clear of lines is best; of
 * equals the first counts, so that the same wishes always give the same places.
 */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom): readonly LabelCandidate[] {
  const marks = room.marks.map(markBox);
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const label = bestPlace(wish, { marks, placed }, room);
    if (label !== undefined) placed.push({ ...label, leader: leaderOf(label) });
  }
  return placed;
}

interface PlacedLabel extends LabelCandidate {
  readonly leader: readonly Place[];
}

interface Taken {
  readonly marks: readonly Box[];
  readonly placed: readonly PlacedLabel[];
}

// Candidates come the nearest first, and cost no less than their distance: none further off than the best can
// be better.
function bestPlace(wish: LabelWish, taken: Taken, room: LabelRoom): LabelCandidate | undefined {
  let best: { readonly candidate: LabelCandidate; readonly cost: number } | undefined;
  for (const candidate of labelCandidates(wish, room.size)) {
    if (best !== undefined && candidate.distance >= best.cost) break;
    if (!isFree(candidate, taken, room)) continue;
    const own = costOf(candidate, taken, room);
    if (best === undefined || own < best.cost) best = { candidate, cost: own };
  }
  return best?.candidate;
}

function isFree(candidate: LabelCandidate, { marks, placed }: Taken, { plot }: LabelRoom): boolean {
  const { box } = candidate;
  if (!boxHolds(plot, box) || marks.some((mark) => boxesOverlap(box, mark))) return false;
  if (placed.some((label) => boxesOverlap(box, label.box))) return false;
  if (placed.some(({ leader }) => leader.some((place) => boxContains(box, place)))) return false;
  return !leaderOf(candidate).some((place) => placed.some((label) => boxContains(label.box, place)));
}

function costOf(candidate: LabelCandidate, { marks }: Taken, room: LabelRoom): number {
  const { wish, box, distance, led } = candidate;
  const away = distanceTo(box, wish);
  const isOther = ({ x, y }: Place) => x !== wish.x || y !== wish.y;
  const own = markBox(wish);
  const isOnLine = room.lines.some((place) => boxContains(box, place));
  const isNearAnother = !led && room.marks.some((mark) => isOther(mark) && distanceTo(box, mark) < away + 4);
  const isOverMarks = leaderOf(candidate).some(
    (place) => !boxContains(own, place) && marks.some((mark) => boxContains(mark, place)),
  );
  return (
    distance +
    (isOnLine ? cost.onLine : 0) +
    (isNearAnother ? cost.nearAnother : 0) +
    (isOverMarks ? cost.overMarks : 0)
  );
}

function distanceTo(box: Box, place: Place): number {
  const near = nearestIn(box, place);
  return Math.hypot(near.x - place.x, near.y - place.y);
}
