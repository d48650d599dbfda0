import { type NhsNumber, nhsNumberCheckDigit } from '@causeway/domain';
import type { RandomStream } from '../random/random-stream.js';

/** How many numbers a series has. */
export const nhsNumberCount = 89_100_000;

/** Gives the n-th NHS number of a region, 0 to `nhsNumberCount - 1`; no two are equal. */
export type NhsNumberSeries = (index: number) => NhsNumber;

const validNinthDigits = 9;
const eightDigitPrefixes = nhsNumberCount / validNinthDigits;
const primeFactors = [2, 3, 5, 11];

/**
 * A series of valid NHS numbers that were never issued to anybody and never will be: they begin with 9 (see `isNeverIssuedNhsNumber`),
 * yet not with 999, since a run may set test numbers aside.
 *
 * Unique without remembering any: the index goes through a permutation (index × multiplier + offset, modulo the count, with a
 * multiplier prime to it) and is then read as eight digits and one of nine. After any eight digits at most one of the ten ninth digits has no
 * check digit, since doubling is one-to-one modulo 11.
 */
export function nhsNumberSeries(random: RandomStream): NhsNumberSeries {
  const multiplier = multiplierPrimeToCount(random);
  const offset = random.below(nhsNumberCount);
  return (index) => {
    // At most 89.1 million squared, 7.9 × 10^15: still a whole number that a double holds.
    const place = (index * multiplier + offset) % nhsNumberCount;
    return numberAt(Math.floor(place / validNinthDigits), place % validNinthDigits);
  };
}

function multiplierPrimeToCount(random: RandomStream): number {
  for (;;) {
    const multiplier = random.between(nhsNumberCount / 4, (3 * nhsNumberCount) / 4);
    if (primeFactors.every((prime) => multiplier % prime !== 0)) return multiplier;
  }
}

function numberAt(prefix: number, ninth: number): NhsNumber {
  if (prefix >= eightDigitPrefixes) throw new RangeError('beyond the NHS numbers of a region');
  const eight = `9${String(prefix).padStart(7, '0')}`;
  const nine = `${eight}${ninth < ninthDigitOfNoNumber(eight) ? ninth : ninth + 1}`;
  return `${nine}${nhsNumberCheckDigit(nine)}` as NhsNumber;
}

/** The one ninth digit after which the check digit would come to 10: twice it, with the sum of the first eight, leaves 1. 10 where there is none. */
function ninthDigitOfNoNumber(eight: string): number {
  let sum = 0;
  for (let position = 0; position < eight.length; position += 1)
    sum += Number(eight[position]) * (10 - position);
  const halfModulo11 = 6;
  return ((12 - (sum % 11)) * halfModulo11) % 11;
}
