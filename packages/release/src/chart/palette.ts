/**
 * The colours of every chart, from the NHS identity. Text and marks stand out from the white ground by 4.5 to
 * 1 or more; nothing is told by colour alone, and there is no red and no green, because few indicators say
 * which side is better (release.md C5).
 */
export const palette = {
  ground: '#ffffff',
  ink: '#212b32',
  quiet: '#425563',
  grid: '#d8dde0',
  blue: '#005eb8',
  darkBlue: '#003087',
  paleBlue: '#d5e4f4',
} as const;
