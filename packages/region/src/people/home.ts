import type { EthnicCategory, Postcode } from '@causeway/domain';
import type { Neighbourhood, SettledEstablishment } from '../areas/area-plan.js';
import { ethnicCategoryOf } from '../areas/ethnic-mix.js';
import type { Day } from '../calendar.js';
import { nearest, type PlannedOrganisation } from '../organisations/organisation-plan.js';
import { weightedChoice } from '../random/weighted-choice.js';
import type { RegionPlan } from '../region-plan.js';
import { type EarlierHome, earlierHome, noFixedAbode, tenureDays } from './address-history.js';
import { communalTenureDays } from './communal-resident.js';
import type { Member } from './household.js';

/** Members of a household, and where they are to live. */
export interface Tenancy {
  /** Number of the household. */
  readonly household: number;
  readonly members: readonly Member[];
  /** The index of the first of them. */
  readonly firstPerson: number;
  readonly neighbourhood: Neighbourhood;
  readonly establishment: SettledEstablishment | undefined;
}

/** What the members of a household have in common. */
export interface Home extends Tenancy {
  readonly postcode: Postcode;
  readonly noFixedAbode: boolean;
  readonly ethnicCategory: EthnicCategory;
  readonly moved: Day;
  /** Where all came from, where they came together. */
  readonly before: EarlierHome | undefined;
  readonly practice: PlannedOrganisation;
}

const practiceDistance = weightedChoice<number>([
  [0, 0.75],
  [1, 0.25],
]);
const movedTogetherShare = 0.65;

/** The home of a household. */
export function homeOf(plan: RegionPlan, tenancy: Tenancy): Home {
  const { neighbourhood, establishment, members } = tenancy;
  const random = plan.streams.named('homes')(tenancy.household);
  const alone = members.length === 1 && establishment === undefined;
  const nowhere = random.chance(plan.spec.errorRates.withoutFixedAbode) && alone;
  const housed = establishment?.postcode ?? random.pick(neighbourhood.postcodes);
  const tenure =
    establishment === undefined ? tenureDays(random) : communalTenureDays(establishment.kind, random);
  const before = earlierHome(neighbourhood, plan.areas, random);
  return {
    ...tenancy,
    noFixedAbode: nowhere,
    postcode: nowhere ? noFixedAbode : housed,
    ethnicCategory: ethnicCategoryOf(neighbourhood.place.diversity, random),
    moved: plan.today - tenure,
    before: random.chance(movedTogetherShare) ? before : undefined,
    practice: practiceFor(plan, neighbourhood, practiceDistance(random)),
  };
}

/** The practice of a neighbourhood, or the `distance`-th next. */
export function practiceFor(plan: RegionPlan, { index }: Neighbourhood, distance = 0): PlannedOrganisation {
  return nearest(plan.organisations.byKind.gp, index, {
    neighbourhoods: plan.areas.neighbourhoods.length,
    distance,
  });
}
