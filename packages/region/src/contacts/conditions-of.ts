import { ageAt, type Day, daysPerYear } from '../calendar.js';
import type { Person } from '../people/person.js';
import type { RegionPlan } from '../region-plan.js';
import { atAge } from './by-decade.js';
import { type Condition, conditions } from './condition.js';
import { prevalenceRatio } from './planted-effects.js';

/** A condition that somebody has, since a day. */
export interface HadCondition {
  readonly condition: Condition;
  readonly since: Day;
}

const meanDecile = 5.5;
const knownForYears = 12;
const knownAfterBirthDays = 30;

/** The long-term conditions of a person as at the end of the window (or at death). */
export function conditionsOf(plan: RegionPlan, person: Person): readonly HadCondition[] {
  const random = plan.streams.named('conditions')(person.index);
  const last = person.diedOn ?? plan.today;
  const had: HadCondition[] = [];
  for (const condition of conditions) {
    const has = random.chance(prevalenceFor(plan, person, condition));
    // Drawn even where it is not needed, so that having one condition changes nothing of the next.
    const when = random.unit();
    if (has) had.push({ condition, since: onset(person, { condition, last, when }) });
  }
  return had;
}

function prevalenceFor(plan: RegionPlan, person: Person, condition: Condition): number {
  const ageYears = ageAt(person.dateOfBirth, person.diedOn ?? plan.today);
  const { place, imdDecile } = person.neighbourhood;
  const bySex = person.sex === '2' ? condition.womenRatio : 1;
  // Divided by the mean of both sexes, so that the table stays that of all people.
  const sexFactor = (2 * bySex) / (1 + condition.womenRatio);
  const deprivation = 1 + condition.perDecile * (meanDecile - imdDecile);
  const inherited = condition.inheritedMore?.categories.includes(person.ethnicCategory)
    ? condition.inheritedMore.ratio
    : 1;
  return (
    atAge(condition.prevalence, ageYears) *
    sexFactor *
    deprivation *
    inherited *
    prevalenceRatio(plan.effects, place, condition.coding)
  );
}

/** `when`, 0 to 1, is how far into the years in which the condition can have begun. */
function onset(
  { dateOfBirth }: Person,
  { condition, last, when }: { readonly condition: Condition; readonly last: Day; readonly when: number },
): Day {
  if (condition.sinceBirth === true) return dateOfBirth + Math.min(last - dateOfBirth, knownAfterBirthDays);
  const early = Math.max(dateOfBirth, last - Math.floor(knownForYears * daysPerYear));
  return early + Math.floor(when * (last - early));
}
