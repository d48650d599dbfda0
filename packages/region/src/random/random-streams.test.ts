import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStreams } from './random-streams.js';

const seeds = fc.maxSafeNat();
const indexes = fc.nat({ max: 0xffff_ffff });
const drawn = (seed: number, purpose: string, index: number) => {
  const stream = randomStreams(seed).named(purpose)(index);
  return [stream.next(), stream.next(), stream.next()];
};

describe('randomStreams', () => {
  it('gives the same numbers for the same seed, purpose and index', () => {
    fc.assert(
      fc.property(seeds, fc.string(), indexes, (seed, purpose, index) => {
        expect(drawn(seed, purpose, index)).toEqual(drawn(seed, purpose, index));
      }),
    );
  });

  it('gives others for another seed, even one that differs above 2^32 only', () => {
    fc.assert(
      fc.property(fc.nat(), indexes, (seed, index) => {
        expect(drawn(seed, 'people', index)).not.toEqual(drawn(seed + 2 ** 32, 'people', index));
      }),
    );
  });

  it('gives others for another purpose or index', () => {
    fc.assert(
      fc.property(seeds, indexes, (seed, index) => {
        expect(drawn(seed, 'people', index)).not.toEqual(drawn(seed, 'homes', index));
        expect(drawn(seed, 'people', index)).not.toEqual(drawn(seed, 'people', (index + 1) % 2 ** 32));
      }),
    );
  });

  it('begins neighbouring streams with unrelated numbers', () => {
    const first = randomStreams(1).named('people');
    const units = Array.from({ length: 10_000 }, (_, index) => first(index).unit());
    const mean = units.reduce((sum, unit) => sum + unit, 0) / units.length;
    const products = units.slice(1).map((unit, index) => (unit - 0.5) * ((units[index] ?? 0) - 0.5));
    const covariance = products.reduce((sum, product) => sum + product, 0) / products.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(covariance)).toBeLessThan(0.005);
  });
});
