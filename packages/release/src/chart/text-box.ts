import type { Box } from './box.js';
import { textWidth } from './text-metrics.js';

/** Where a line of text starts, is centred or ends at its x. */
export type TextAnchor = 'start' | 'middle' | 'end';

/** Where a line of text is put: `y` is its baseline. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: TextAnchor;
}

const anchorShare: Readonly<Record<TextAnchor, number>> = { start: 0, middle: 0.5, end: 1 };

/** The box that a line of text takes up. */
export function textBox(text: string, { x, y, size, anchor }: TextPlace): Box {
  const width = textWidth(text, size);
  const left = x - width * anchorShare[anchor];
  return { left, top: y - size * 0.8, right: left + width, bottom: y + size * 0.22 };
}
