import { markBox } from './area-mark.js';
import type { Box, Place } from './box.js';
import { boxContains, boxesOverlap, boxHolds, nearestIn } from './box.js';
import type { LabelCandidate, LabelWish } from './label-candidates.js';
import { labelCandidates } from './label-candidates.js';

/** What labels must keep within and clear of, and what they had better not lie on. */
export interface LabelRoom {
  readonly plot: Box;
  /** The places of all marks, named or not. */
  readonly marks: readonly Place[];
  /** Places along the lines of the plot. */
  readonly lines: readonly Place[];
  readonly size: number;
}

// How much nearer a label must be for it to be worth lying on a line, being nearer to another's mark, or its own line running over marks.
const cost = { onLine: 30, nearAnother: 50, overMarks: 80 } as const;

/**
 * A place for each wish, in their order, that touches no mark, no earlier label and no line to one, and stays within the plot; wishes for
 * which there is none are left out. Near the mark and clear of lines is best; of equals the first counts, so that the same wishes always
 * give the same places.
 */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom): readonly LabelCandidate[] {
  const marks = room.marks.map(markBox);
  const placed: LabelCandidate[] = [];
  for (const wish of wishes) {
    const free = labelCandidates(wish, room.size).filter((candidate) =>
      isFree(candidate, { marks, placed }, room),
    );
    const best = leastCost(free, room);
    if (best !== undefined) placed.push(best);
  }
  return placed;
}

interface Taken {
  readonly marks: readonly Box[];
  readonly placed: readonly LabelCandidate[];
}

function isFree({ box, leader }: LabelCandidate, { marks, placed }: Taken, { plot }: LabelRoom): boolean {
  if (!boxHolds(plot, box) || marks.some((mark) => boxesOverlap(box, mark))) return false;
  return placed.every(
    (label) =>
      !boxesOverlap(box, label.box) &&
      !label.leader.some((place) => boxContains(box, place)) &&
      !leader.some((place) => boxContains(label.box, place)),
  );
}

// Candidates come the nearest first, and cost no less than their distance: none further off than the best can be better.
function leastCost(free: readonly LabelCandidate[], room: LabelRoom): LabelCandidate | undefined {
  let best: { readonly candidate: LabelCandidate; readonly cost: number } | undefined;
  for (const candidate of free) {
    if (best !== undefined && candidate.distance >= best.cost) break;
    const own = costOf(candidate, room);
    if (best === undefined || own < best.cost) best = { candidate, cost: own };
  }
  return best?.candidate;
}

function costOf({ wish, box, distance, leader }: LabelCandidate, { marks, lines }: LabelRoom): number {
  const others = marks.filter((mark) => mark.x !== wish.x || mark.y !== wish.y);
  const away = distanceTo(box, wish);
  const isOnLine = lines.some((place) => boxContains(box, place));
  const isNearAnother = leader.length === 0 && others.some((mark) => distanceTo(box, mark) < away + 4);
  const isOverMarks = leader.some((place) => others.some((mark) => boxContains(markBox(mark), place)));
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
