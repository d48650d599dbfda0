import { describe, expect, it } from 'vitest';
import { palette } from './palette.js';

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colour: string): number {
  return (luminance(palette.ground) + 0.05) / (luminance(colour) + 0.05);
}

describe('the palette', () => {
  it.each(['ink', 'quiet', 'blue', 'darkBlue'] as const)(
    '%s stands out from the ground by 4.5 to 1',
    (name) => {
      expect(contrast(palette[name])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('has neither red nor green, which would say which side is better', () => {
    for (const colour of Object.values(palette)) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
        Number.parseInt(colour.slice(start, start + 2), 16),
      );
      expect(blue).toBeGreaterThanOrEqual(Math.max(red, green));
    }
  });
});
