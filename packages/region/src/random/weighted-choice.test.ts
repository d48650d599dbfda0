import { describe, expect, it } from 'vitest';
import { randomStreams } from './random-streams.js';
import { weightedChoice } from './weighted-choice.js';

describe('weightedChoice', () => {
  it('picks each choice as often as its weight says, whatever the weights add up to', () => {
    const choose = weightedChoice([
      ['often', 6],
      ['seldom', 2],
      ['never', 0],
    ]);
    const random = randomStreams(5).named('test')(0);
    const picked = Array.from({ length: 8_000 }, () => choose(random));
    const often = picked.filter((choice) => choice === 'often').length;
    expect(Math.abs(often - 6_000)).toBeLessThan(6 * Math.sqrt(8_000 * 0.1875));
    expect(picked).not.toContain('never');
  });

  it('refuses a table without weight', () => {
    expect(() => weightedChoice([['nothing', 0]])).toThrow(RangeError);
    expect(() => weightedChoice([])).toThrow(RangeError);
  });
});
