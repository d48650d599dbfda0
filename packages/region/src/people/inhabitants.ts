import type { SettledEstablishment } from '../areas/area-plan.js';
import type { RegionPlan } from '../region-plan.js';
import { communalResident } from './communal-resident.js';
import type { Tenancy } from './home.js';
import { household, type Member, singleHousehold } from './household.js';
import { peopleAtHome } from './people-at-home.js';
import type { Person } from './person.js';

/** People who share a home, or, in a communal establishment, one of those who do; never none. */
export type Household = readonly Person[];

/**
 * The people of the region, household by household, neighbours after one another: exactly as many as its specification says. None is
 * remembered, so memory does not grow with their number.
 */
export function* inhabitants(plan: RegionPlan): Generator<Household> {
  let household = 0;
  let firstPerson = 0;
  const settle = (members: readonly Member[], where: Pick<Tenancy, 'neighbourhood' | 'establishment'>) => {
    const settled = peopleAtHome(plan, { household, members, firstPerson, ...where });
    household += 1;
    firstPerson += members.length;
    return settled;
  };
  for (const neighbourhood of plan.areas.neighbourhoods) {
    for (const establishment of neighbourhood.communal) {
      for (let resident = 0; resident < establishment.people; resident += 1) {
        yield settle([communalMember(plan, establishment, firstPerson)], { neighbourhood, establishment });
      }
    }
    for (let left = neighbourhood.peopleAtHome; left > 0; ) {
      const members = membersFor(plan, household, left);
      left -= members.length;
      yield settle(members, { neighbourhood, establishment: undefined });
    }
  }
}

function communalMember(plan: RegionPlan, { kind }: SettledEstablishment, person: number): Member {
  return communalResident(kind, plan.today, plan.streams.named('communal residents')(person));
}

/** A household, or a single person where the neighbourhood has no room for so many. */
function membersFor(plan: RegionPlan, index: number, room: number): readonly Member[] {
  const random = plan.streams.named('households')(index);
  const members = household(plan.today, random);
  return members.length <= room ? members : singleHousehold(plan.today, random);
}
