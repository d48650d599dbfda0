import { textWidth } from './text-metrics.js';

/** How wide lines may be, and the size of their text. */
export interface WrapOptions {
  readonly width: number;
  readonly size: number;
}

/**
 * `text` as lines no wider than `width`, broken at spaces and, in a word too long for a line, anywhere.
 * Nothing is cut off: two areas whose names begin alike must stay apart.
 */
export function wrapText(text: string, options: WrapOptions): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((whole) => pieces(whole, options))) {
    addOrAppend(lines, word, { ...options, glue: ' ' });
  }
  return lines;
}

function pieces(word: string, options: WrapOptions): readonly string[] {
  if (fits(word, options)) return [word];
  const parts: string[] = [];
  for (const character of word) addOrAppend(parts, character, { ...options, glue: '' });
  return parts;
}

function addOrAppend(
  lines: string[],
  next: string,
  { glue, ...options }: WrapOptions & { glue: string },
): void {
  const last = lines.at(-1);
  const longer = `${last}${glue}${next}`;
  if (last === undefined || !fits(longer, options)) lines.push(next);
  else lines[lines.length - 1] = longer;
}

function fits(text: string, { width, size }: WrapOptions): boolean {
  return textWidth(text, size) <= width;
}
