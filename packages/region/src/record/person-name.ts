import { yearOf } from '@causeway/domain';
import type { Person } from '../people/person.js';
import type { RegionPlan } from '../region-plan.js';
import { familyNames, mensNames, womensNames } from './name-lists.js';

/** A made-up name. It is written into `record/` and nowhere else. */
export interface PersonName {
  readonly family: string;
  readonly given: string;
}

const newerNamesFrom = 1980;

/** The name of a person: those of one household have one family name. */
export function nameOf(
  { calendar, streams }: RegionPlan,
  { index, household, dateOfBirth, sex }: Person,
): PersonName {
  const newer = yearOf(calendar.dateOf(dateOfBirth)) >= newerNamesFrom;
  const names = sex === '1' ? mensNames : womensNames;
  return {
    family: streams.named('family names')(household).pick(familyNames),
    given: streams
      .named('given names')(index)
      .pick(newer ? names.since : names.before),
  };
}

/** The name of a member of staff, by his or her number in the region. */
export function staffNameOf({ streams }: RegionPlan, number: number): PersonName {
  const random = streams.named('staff names')(number);
  const names = random.chance(0.6) ? womensNames : mensNames;
  return {
    family: random.pick(familyNames),
    given: random.pick(random.chance(0.5) ? names.before : names.since),
  };
}
