/** Sizes of text in a chart, in units of its width of 440: 13 is 9.5 px on a telephone 320 px wide. */
export const textSize = { body: 14, small: 13 } as const;

/** From one line of text to the next, as a multiple of its size. */
export const lineHeight = 1.25;

// Widths as fractions of the size, a little over those of Arial: nobody can say which sans-serif the reader has.
const widths: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl'|.,:;!]/, 0.29],
  [/[\sfrtI()[\]/-]/, 0.37],
  [/[mwMW%@&]/, 0.93],
  [/\p{Lu}/u, 0.76],
  [/[\u{2e80}-\u{10ffff}]/u, 1.1],
];

/** About how wide `text` is drawn at `size`, rather over than under. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + characterWidth(character), 0) * size;
}

function characterWidth(character: string): number {
  return widths.find(([characters]) => characters.test(character))?.[1] ?? 0.6;
}
