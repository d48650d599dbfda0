import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from './text-metrics.js';
import { wrapText } from './wrap-text.js';

const options = { width: 125, size: 13 };

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('Cambridgeshire and Peterborough', options)).toEqual([
      'Cambridgeshire',
      'and Peterborough',
    ]);
  });

  it('breaks a word that is too long for a line, and loses none of it', () => {
    const lines = wrapText('Llanfairpwllgwyngyllgogerychwyrndrobwll', options);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('Llanfairpwllgwyngyllgogerychwyrndrobwll');
  });

  it('keeps every character but the spaces, in lines that fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const lines = wrapText(text, options);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(textWidth(line, options.size)).toBeLessThanOrEqual(options.width);
      }),
    );
  });
});
