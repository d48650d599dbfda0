/** The four words of a generator's state; not all of them may be 0. */
export type RandomState = readonly [number, number, number, number];

const twoToThe32 = 0x1_0000_0000;

/**
 * A stream of random numbers: xoshiro128** 1.1, whose whole state is four words, so that every person can have streams of his own.
 * The same state gives the same numbers on every machine.
 *
 * Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47 (2021), and their reference code.
 */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor([a, b, c, d]: RandomState) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  /** The next whole number, 0 to 2^32 - 1. */
  next(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotateLeft(this.#d, 11);
    return scrambled >>> 0;
  }

  /** A number of [0, 1) in steps of 2^-32. */
  unit(): number {
    return this.next() / twoToThe32;
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** A whole number from `first` to `last`, both of them possible; `first` where `last` is before it. */
  between(first: number, last: number): number {
    return last <= first ? first : first + this.below(last - first + 1);
  }

  /** One of `choices`, which must not be empty. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new RangeError('there is nothing to pick from');
    return choice;
  }

  /** How often something happens whose mean number is `mean`. By Knuth's products, so for means of some tens at most. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > limit; product *= this.unit()) count += 1;
    return count;
  }

  /** A value near `mean`, spread like a bell: the sum of four even ones, which is near enough for a blood pressure and never far out. */
  bell(mean: number, standardDeviation: number): number {
    const sum = this.unit() + this.unit() + this.unit() + this.unit();
    return mean + (sum - 2) * Math.sqrt(3) * standardDeviation;
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
