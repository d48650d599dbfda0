/** A number from 0 to 1. */
export type Probability = number & { readonly __brand: 'Probability' };

/** Whether `value` is a probability: 0 to 1, and not NaN. */
export function isProbability(value: number): value is Probability {
  return value >= 0 && value <= 1;
}

/** `value` as a probability. One that is computed outside 0 to 1, or to NaN, is a bug and a RangeError. */
export function probability(value: number): Probability {
  if (!isProbability(value)) throw new RangeError(`a probability lies from 0 to 1, not at ${value}`);
  return value;
}
