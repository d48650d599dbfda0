import { describe, expect, it } from 'vitest';
import { RandomStream } from './random-stream.js';
import { randomStreams } from './random-streams.js';

const some = () => randomStreams(11).named('test')(0);
const times = 20_000;

describe('RandomStream', () => {
  it('gives the numbers of the reference implementation of xoshiro128** 1.1', () => {
    const stream = new RandomStream([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => stream.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('gives every whole number of a range about as often', () => {
    const stream = some();
    const counts = [0, 0, 0, 0, 0];
    for (let round = 0; round < times; round += 1) {
      const place = stream.between(3, 7) - 3;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    // Six standard deviations of a binomial with p = 1/5.
    for (const count of counts) expect(Math.abs(count - times / 5)).toBeLessThan(6 * Math.sqrt(times * 0.16));
  });

  it('answers the first number of a range that has no room', () => {
    expect(some().between(5, 4)).toBe(5);
  });

  it('counts events of rate 3 with mean and variance 3', () => {
    const stream = some();
    const counts = Array.from({ length: times }, () => stream.poisson(3));
    const mean = counts.reduce((sum, count) => sum + count, 0) / times;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / times;
    expect(mean).toBeCloseTo(3, 1);
    expect(Math.abs(variance - 3)).toBeLessThan(0.2);
  });

  it('spreads bell values around their mean', () => {
    const stream = some();
    const values = Array.from({ length: times }, () => stream.bell(100, 15));
    const mean = values.reduce((sum, value) => sum + value, 0) / times;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / times);
    expect(Math.abs(mean - 100)).toBeLessThan(0.6);
    expect(Math.abs(deviation - 15)).toBeLessThan(0.5);
  });

  it('refuses to pick from nothing', () => {
    expect(() => some().pick([])).toThrow(RangeError);
  });
});
