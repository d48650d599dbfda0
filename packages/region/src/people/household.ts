import { type Day, daysPerYear } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';
import { type Weighted, weightedChoice } from '../random/weighted-choice.js';
import { type Child, childrenAtHome } from './children.js';

/** Someone who lives in a household, before he or she is given anything of a record. */
export interface Member {
  readonly dateOfBirth: Day;
  readonly sex: '1' | '2';
  /** Position in the household of the mother, where she lives there. */
  readonly mother?: number;
  /** Which maternity of the household the member is of, where more than one child was born of it. */
  readonly multipleBirth?: number;
}

/** How people share a home. */
export type HouseholdKind =
  | 'single'
  | 'single-older'
  | 'couple'
  | 'couple-older'
  | 'family'
  | 'lone-parent'
  | 'grown-children'
  | 'sharers'
  | 'three-generations';

type AgeBand = Weighted<readonly [from: number, to: number]>;

// Weights are fitted by hand so that households have the sizes of Census 2021 (30 % of one, mean 2.4) and people the ages of the ONS
// estimates for the United Kingdom, mid-2023 (see the test).
const kinds = weightedChoice<HouseholdKind>([
  ['single', 0.165],
  ['single-older', 0.13],
  ['couple', 0.188],
  ['couple-older', 0.125],
  ['family', 0.2],
  ['lone-parent', 0.07],
  ['grown-children', 0.07],
  ['sharers', 0.032],
  ['three-generations', 0.02],
]);

const singleAges: readonly AgeBand[] = [
  [[20, 29], 0.22],
  [[30, 39], 0.15],
  [[40, 49], 0.13],
  [[50, 64], 0.5],
];
const coupleAges: readonly AgeBand[] = [
  [[22, 29], 0.17],
  [[30, 39], 0.13],
  [[40, 49], 0.12],
  [[50, 64], 0.58],
];
const olderAges: readonly AgeBand[] = [
  [[65, 69], 0.26],
  [[70, 74], 0.24],
  [[75, 79], 0.23],
  [[80, 84], 0.14],
  [[85, 89], 0.085],
  [[90, 99], 0.045],
];
const sharerAges: readonly AgeBand[] = [
  [[18, 24], 0.5],
  [[25, 39], 0.5],
];
const ageOf = {
  single: weightedChoice(singleAges),
  couple: weightedChoice(coupleAges),
  older: weightedChoice(olderAges),
  sharer: weightedChoice(sharerAges),
};

/** A household as it stands on the day `today`. */
export function household(today: Day, random: RandomStream): readonly Member[] {
  return composed[kinds(random)](today, random);
}

/** A household of one, for where no more people are wanted. */
export function singleHousehold(today: Day, random: RandomStream): readonly Member[] {
  return composed[random.chance(0.45) ? 'single-older' : 'single'](today, random);
}

type Compose = (today: Day, random: RandomStream) => readonly Member[];

const composed: Readonly<Record<HouseholdKind, Compose>> = {
  single: (today, random) => [adult(born(today, ageOf.single(random), random), random)],
  'single-older': (today, random) => [olderAdult(born(today, ageOf.older(random), random), random)],
  couple: (today, random) => couple(born(today, ageOf.couple(random), random), random),
  'couple-older': (today, random) => couple(born(today, ageOf.older(random), random), random),
  family: (today, random) => family(childrenAtHome(today, { youngest: [0, 16] }, random), 2, random),
  'lone-parent': (today, random) => family(childrenAtHome(today, { youngest: [0, 16] }, random), 1, random),
  'grown-children': (today, random) =>
    family(childrenAtHome(today, { youngest: [18, 33] }, random), random.chance(0.75) ? 2 : 1, random),
  sharers: (today, random) =>
    Array.from({ length: random.between(2, 5) }, () =>
      adult(born(today, ageOf.sharer(random), random), random),
    ),
  'three-generations': (today, random) => [
    ...family(childrenAtHome(today, { youngest: [0, 16] }, random), 2, random),
    olderAdult(born(today, ageOf.older(random), random), random),
  ],
};

function born(today: Day, [from, to]: readonly [number, number], random: RandomStream): Day {
  return today - random.between(Math.ceil(from * daysPerYear), Math.floor((to + 1) * daysPerYear) - 1);
}

function adult(dateOfBirth: Day, random: RandomStream): Member {
  return { dateOfBirth, sex: random.chance(0.5) ? '1' : '2' };
}

/** Of those who live alone in old age two thirds are women (Census 2021). */
function olderAdult(dateOfBirth: Day, random: RandomStream): Member {
  return { dateOfBirth, sex: random.chance(0.34) ? '1' : '2' };
}

/** Two adults about three years apart; about one couple in fifty is of one sex (Census 2021). */
function couple(dateOfBirth: Day, random: RandomStream): readonly [Member, Member] {
  const first = adult(dateOfBirth, random);
  const sameSex = random.chance(0.02);
  const other = first.sex === '1' ? '2' : '1';
  const gap = Math.round(random.bell(0, 3.5 * daysPerYear));
  return [first, { dateOfBirth: dateOfBirth + gap, sex: sameSex ? first.sex : other }];
}

const motherAge = { mean: 30.7, standardDeviation: 5.5, youngest: 16 };

function family(children: readonly Child[], parents: 1 | 2, random: RandomStream): readonly Member[] {
  const first = Math.min(...children.map(({ dateOfBirth }) => dateOfBirth));
  const ageYears = Math.max(
    motherAge.youngest,
    random.bell(motherAge.mean - 1.5 * (children.length - 1), motherAge.standardDeviation),
  );
  const mother: Member = { dateOfBirth: Math.floor(first - ageYears * daysPerYear), sex: '2' };
  const father: Member = {
    dateOfBirth: Math.floor(mother.dateOfBirth - random.bell(2.5, 4) * daysPerYear),
    sex: '1',
  };
  if (parents === 2) return [mother, father, ...children.map((child) => ({ ...child, mother: 0 }))];
  // One lone parent in seven is a father (Labour Force Survey).
  if (random.chance(0.14)) return [father, ...children];
  return [mother, ...children.map((child) => ({ ...child, mother: 0 }))];
}
