import type { EthnicCategory } from '@causeway/domain';
import type { RandomStream } from '../random/random-stream.js';
import { type Weighted, weightedChoice } from '../random/weighted-choice.js';
import type { AreaPlan } from './area-plan.js';

// Census 2021, England and Wales, in the sixteen categories of the NHS Data Dictionary, in per cent.
const white: readonly Weighted<EthnicCategory>[] = [
  ['A', 74.4],
  ['B', 0.9],
  ['C', 6.4],
];
const minorities: readonly Weighted<EthnicCategory>[] = [
  ['D', 0.9],
  ['E', 0.4],
  ['F', 0.8],
  ['G', 0.8],
  ['H', 3.1],
  ['J', 2.7],
  ['K', 1.1],
  ['L', 1.6],
  ['M', 1.0],
  ['N', 2.5],
  ['P', 0.5],
  ['R', 0.7],
  ['S', 2.1],
];

const minorityShare = minorities.reduce((sum, [, weight]) => sum + weight, 0) / 100;
const minorityCodes: ReadonlySet<EthnicCategory> = new Set(minorities.map(([code]) => code));
const anyWhite = weightedChoice(white);
const anyMinority = weightedChoice(minorities);

/** Whether the category is one of those whom record errors are known to fall on more often (Hagger-Johnson 2017). */
export function isEthnicMinority(category: EthnicCategory): boolean {
  return minorityCodes.has(category);
}

/** The ethnic category of a household (see `diversity` of a place). */
export function ethnicCategoryOf(diversity: number, random: RandomStream): EthnicCategory {
  return random.chance(minorityShare * diversity) ? anyMinority(random) : anyWhite(random);
}

/** The share of the region's people who are of an ethnic minority, 0 to 1, as its map makes one expect. */
export function expectedMinorityShare({ neighbourhoods }: AreaPlan): number {
  const people = neighbourhoods.reduce((sum, { peopleAtHome }) => sum + peopleAtHome, 0);
  const expected = neighbourhoods.reduce(
    (sum, { peopleAtHome, place }) => sum + peopleAtHome * place.diversity * minorityShare,
    0,
  );
  return people === 0 ? minorityShare : expected / people;
}
