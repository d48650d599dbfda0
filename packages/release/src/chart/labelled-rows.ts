import { chartMargin } from './chart-frame.js';
import type { SvgNode } from './svg-node.js';
import { lineHeight, textSize, textWidth } from './text-metrics.js';
import { textNode } from './text-node.js';
import { wrapText } from './wrap-text.js';

/** Something with a name that is drawn in a row of its own. */
export interface Labelled {
  readonly label: string;
}

/** A row: what it is of, its name in lines round the middle of the row, and where these end. */
export interface LabelledRow<T extends Labelled> {
  readonly of: T;
  readonly lines: readonly string[];
  readonly middle: number;
  readonly right: number;
}

/** Rows one under the other. */
export interface LabelledRows<T extends Labelled> {
  readonly rows: readonly LabelledRow<T>[];
  readonly bottom: number;
}

const size = textSize.small;
const widest = 140;
const gap = 6;

/** Where the rows' own drawings begin: to the right of the longest line of their names. */
export function labelsRight(labelled: readonly Labelled[]): number {
  const lines = labelled.flatMap(({ label }) => linesOf(label));
  return chartMargin + Math.max(0, ...lines.map((line) => textWidth(line, size))) + gap;
}

/** A row for each of `labelled` from `top` on, as high as its name, which ends a little before `right`. */
export function labelledRows<T extends Labelled>(
  labelled: readonly T[],
  { top, right }: { readonly top: number; readonly right: number },
): LabelledRows<T> {
  let bottom = top;
  const rows = labelled.map((of) => {
    const lines = linesOf(of.label);
    const height = lines.length * size * lineHeight + gap;
    bottom += height;
    return { of, lines, middle: bottom - height / 2, right: right - gap };
  });
  return { rows, bottom };
}

/** The name of a row as it is drawn. */
export function rowName({ lines, middle, right }: LabelledRow<Labelled>): readonly SvgNode[] {
  const first = middle - ((lines.length - 1) * size * lineHeight) / 2 + size * 0.35;
  return lines.map((line, index) =>
    textNode(line, { x: right, y: first + index * size * lineHeight, size, anchor: 'end' }),
  );
}

function linesOf(label: string): readonly string[] {
  return wrapText(label, { width: widest, size });
}
