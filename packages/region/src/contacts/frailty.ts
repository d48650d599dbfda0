import type { RandomStream } from '../random/random-stream.js';
import { weightedChoice } from '../random/weighted-choice.js';

// Most people use little care and few use most of it; the weights are assumed, and keep the mean at 0.9.
const frailties = weightedChoice<number>([
  [0.05, 0.3],
  [0.3, 0.25],
  [1, 0.25],
  [2, 0.12],
  [4, 0.08],
]);

/** How much more, or less, a person uses care than others of his age. */
export function frailtyOf(random: RandomStream): number {
  return frailties(random);
}
