import type { RandomStream } from './random-stream.js';

/** A choice with its weight; the weights of a table need not add up to anything. */
export type Weighted<Choice> = readonly [choice: Choice, weight: number];

/**
 * A function that picks one of `table`, each as often as its weight says. The table is summed once, so that picking costs one look
 * along it.
 */
export function weightedChoice<Choice>(table: readonly Weighted<Choice>[]): (random: RandomStream) => Choice {
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  const last = table.at(-1);
  if (last === undefined || !(total > 0)) throw new RangeError('a table of choices has no weight');
  return (random) => {
    let left = random.unit() * total;
    for (const [choice, weight] of table) {
      left -= weight;
      if (left < 0) return choice;
    }
    return last[0];
  };
}
