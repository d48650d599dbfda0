import type { CommunalKind } from '../areas/communal-establishment.js';
import { type Day, daysPerYear } from '../calendar.js';
import type { RandomStream } from '../random/random-stream.js';
import type { Member } from './household.js';

interface ResidentPattern {
  readonly ages: readonly [from: number, to: number];
  readonly womenShare: number;
  /** Longest time since moving in, in years. */
  readonly tenureYears: number;
}

// Assumed, after Census 2021 (communal establishments by age and sex) and the prison population statistics of England and Wales.
const patterns: Readonly<Record<CommunalKind, ResidentPattern>> = {
  'care-home': { ages: [72, 100], womenShare: 0.7, tenureYears: 5 },
  'student-hall': { ages: [18, 21], womenShare: 0.53, tenureYears: 1 },
  prison: { ages: [20, 62], womenShare: 0.04, tenureYears: 6 },
};

/** Somebody who lives in a communal establishment of this kind on the day `today`. */
export function communalResident(kind: CommunalKind, today: Day, random: RandomStream): Member {
  const { ages, womenShare } = patterns[kind];
  const days = random.between(Math.ceil(ages[0] * daysPerYear), Math.floor((ages[1] + 1) * daysPerYear) - 1);
  return { dateOfBirth: today - days, sex: random.chance(womenShare) ? '2' : '1' };
}

/** How long ago a resident moved in, in days. */
export function communalTenureDays(kind: CommunalKind, random: RandomStream): Day {
  return random.between(20, Math.floor(patterns[kind].tenureYears * daysPerYear));
}
