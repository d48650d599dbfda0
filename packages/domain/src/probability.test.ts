import { describe, expect, it } from 'vitest';
import { isProbability, probability } from './probability.js';

describe('probability', () => {
  it.each([0, 0.5, 1, Number.MIN_VALUE])('takes %d', (value) => {
    expect(probability(value)).toBe(value);
    expect(isProbability(value)).toBe(true);
  });

  it.each([-Number.EPSILON, 1 + Number.EPSILON, Number.NaN, Number.POSITIVE_INFINITY])(
    'throws at %d, which only a bug can give',
    (value) => {
      expect(isProbability(value)).toBe(false);
      expect(() => probability(value)).toThrow(RangeError);
    },
  );
});
