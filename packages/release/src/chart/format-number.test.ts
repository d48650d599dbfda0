import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, formatCount, formatFigure } from './format-number.js';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
    [-1234, '\u{2212}1,234'],
    [4363.0000001, '4,363'],
  ])('writes %d as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  it('writes every whole number so that it can be read back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (count) => {
        const plain = formatCount(count).replaceAll(',', '').replace('\u{2212}', '-');
        expect(Number(plain)).toBe(count);
      }),
    );
  });
});

describe('formatFigure', () => {
  it.each([
    [1234.56, 1, '1,234.6'],
    [0.004, 2, '0.00'],
    [-0.004, 2, '0.00'],
    [-9.4, 1, '\u{2212}9.4'],
  ])('writes %d with %d places as %s', (value, decimals, text) => {
    expect(formatFigure(value, decimals)).toBe(text);
  });
});

describe('decimalsOf', () => {
  it.each([
    [[0, 20, 40], 0],
    [[0, 0.5, 1], 1],
    [[0.05, 0.1, 0.15000000000000002], 2],
  ])('finds how many places %j take', (values, decimals) => {
    expect(decimalsOf(values)).toBe(decimals);
  });
});
