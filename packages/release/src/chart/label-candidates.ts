import { alongLine } from './along-line.js';
import { markReach } from './area-mark.js';
import type { Box, Place } from './box.js';
import { boxRound, nearestIn } from './box.js';
import type { TextAnchor } from './text-box.js';
import { textBox } from './text-box.js';
import { lineHeight } from './text-metrics.js';

/** A mark that wants a name beside it, in lines. */
export interface LabelWish extends Place {
  readonly lines: readonly string[];
}

/** Where the name of a mark can be put. */
export interface LabelCandidate {
  readonly wish: LabelWish;
  /** The anchor of the first line, on its baseline. */
  readonly at: Place;
  readonly anchor: TextAnchor;
  /** The box round all lines. */
  readonly box: Box;
  /** How far from the mark. */
  readonly distance: number;
  /** Whether that is so far that a line must lead from the mark to it. */
  readonly led: boolean;
}

// Beside the mark first, then further and further off.
const distances = [markReach + 3, 16, 22, 28, 34, 41, 48, 56, 64, 73, 82, 92, 102];

const directions: readonly (Place & { readonly anchor: TextAnchor })[] = [
  { x: 1, y: 0, anchor: 'start' },
  { x: -1, y: 0, anchor: 'end' },
  { x: 0, y: -1, anchor: 'middle' },
  { x: 0, y: 1, anchor: 'middle' },
  { x: 0.7, y: -0.7, anchor: 'start' },
  { x: 0.7, y: 0.7, anchor: 'start' },
  { x: -0.7, y: -0.7, anchor: 'end' },
  { x: -0.7, y: 0.7, anchor: 'end' },
  { x: 0, y: -1, anchor: 'start' },
  { x: 0, y: -1, anchor: 'end' },
  { x: 0, y: 1, anchor: 'start' },
  { x: 0, y: 1, anchor: 'end' },
  { x: 0.4, y: -0.9, anchor: 'start' },
  { x: 0.4, y: 0.9, anchor: 'start' },
  { x: -0.4, y: -0.9, anchor: 'end' },
  { x: -0.4, y: 0.9, anchor: 'end' },
];

/** Everywhere the name of a mark can be put, in the order of liking: the nearest first. */
export function* labelCandidates(wish: LabelWish, size: number): Generator<LabelCandidate, undefined> {
  const boxes = boxesAtOrigin(wish, size);
  for (const [ring, distance] of distances.entries()) {
    for (const { x, y, anchor } of directions) {
      const at = { x: wish.x + x * distance, y: firstBaseline(wish, y * distance, size) };
      yield { wish, at, anchor, box: moved(boxes[anchor], at), distance, led: ring > 0 };
    }
  }
}

/** Places along the line that leads from the mark to its name; none where the name is beside it. */
export function leaderOf({ wish, box, led }: LabelCandidate): readonly Place[] {
  return led ? alongLine([wish, nearestIn(box, wish)], 3) : [];
}

// Letters are measured once for each wish, not for each of its two hundred places.
function boxesAtOrigin({ lines }: LabelWish, size: number): Readonly<Record<TextAnchor, Box>> {
  const box = (anchor: TextAnchor) =>
    boxRound(lines.map((line, index) => textBox(line, { x: 0, y: index * size * lineHeight, size, anchor })));
  return { start: box('start'), middle: box('middle'), end: box('end') };
}

function moved({ left, top, right, bottom }: Box, { x, y }: Place): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

// A label beside its mark is centred on it; one above it ends there and one below it begins there.
function firstBaseline({ y, lines }: LabelWish, off: number, size: number): number {
  const height = (lines.length - 1) * size * lineHeight + size;
  const share = off === 0 ? 0.5 : Number(off < 0);
  return y + off - height * share + size * 0.8;
}
