/** Sizes of text in a chart, in units of its width of 440: 13 is 9.5 px on a telephone 320 px wide. */
export const textSize = { body: 14, small: 13 } as const;

/** From one line of text to the next, as a multiple of its size. */
export const lineHeight = 1.25;

// Widths as fractions of the size, a little over those of Arial: nobody can say which sans-serif the reader
// has.
const widths = { thin: 0.29, narrow: 0.37, small: 0.6, capital: 0.76, broad: 0.93, foreign: 1.1 } as const;

const widthByCharacter: ReadonlyMap<string, number> = new Map([
  ...alike("ijl'|.,:;!", widths.thin),
  ...alike(' frtI()[]/-', widths.narrow),
  ...alike('abcdeghknopqsuvxyz0123456789', widths.small),
  ...alike('ABCDEFGHJKLNOPQRSTUVXYZ', widths.capital),
  ...alike('mwMW%@&', widths.broad),
]);

function alike(characters: string, width: number): readonly (readonly [string, number])[] {
  return [...characters].map((character) => [character, width] as const);
}

/** About how wide `text` is drawn at `size`, rather over than under. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += widthByCharacter.get(character) ?? otherWidth(character);
  return width * size;
}

function otherWidth(character: string): number {
  if (character >= '\u{2e80}') return widths.foreign;
  return /\p{Lu}/u.test(character) ? widths.capital : widths.small;
}
