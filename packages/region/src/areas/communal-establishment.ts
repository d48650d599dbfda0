import type { RandomStream } from '../random/random-stream.js';

/** Somewhere many people share one postcode. */
export type CommunalKind = 'care-home' | 'student-hall' | 'prison';

/** One establishment and how many live in it. */
export interface CommunalEstablishment {
  readonly kind: CommunalKind;
  readonly people: number;
}

interface CommunalPattern {
  readonly kind: CommunalKind;
  /** Share of all people who live in establishments of this kind. */
  readonly share: number;
  readonly fewest: number;
  readonly most: number;
}

// Shares: Census 2021, communal establishment residents, England and Wales (care homes 0.6 %, students 0.7 %, prisons 0.14 %), rounded up a
// little since a region for linkage is made to hold hard cases; sizes assumed.
const patterns: readonly CommunalPattern[] = [
  { kind: 'student-hall', share: 0.01, fewest: 150, most: 1_500 },
  { kind: 'prison', share: 0.002, fewest: 150, most: 1_200 },
  { kind: 'care-home', share: 0.008, fewest: 10, most: 80 },
];

/** The communal establishments of a region of `people` people; a kind for which the region is too small is left out. */
export function communalEstablishments(people: number, random: RandomStream): CommunalEstablishment[] {
  return patterns.flatMap((pattern) => establishmentsOf(pattern, Math.round(people * pattern.share), random));
}

function establishmentsOf(
  { kind, fewest, most }: CommunalPattern,
  people: number,
  random: RandomStream,
): CommunalEstablishment[] {
  const made: CommunalEstablishment[] = [];
  for (let left = people; left >= fewest; ) {
    const size = Math.min(left, random.between(Math.ceil((fewest + most) / 3), most));
    made.push({ kind, people: size });
    left -= size;
  }
  return made;
}
