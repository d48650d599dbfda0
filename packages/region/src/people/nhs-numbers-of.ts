import { type Day, daysPerYear } from '../calendar.js';
import type { RegionPlan } from '../region-plan.js';
import type { NhsNumberPeriod, Person } from './person.js';

const chainShare = 0.1;
const supersededWithinDays = Math.floor(8 * daysPerYear);

/**
 * The numbers a person has had, oldest first. The current one is that of the person's index; older ones come from above all people's, so that
 * nobody's number depends on who else was superseded.
 */
export function nhsNumbersOf(plan: RegionPlan, index: number, born: Day): Person['nhsNumbers'] {
  const random = plan.streams.named('superseded NHS numbers')(index);
  const current = plan.nhsNumber(index);
  const superseded = random.chance(plan.spec.errorRates.supersededNhsNumber);
  const changed = plan.today - random.between(30, supersededWithinDays);
  const chained = random.chance(chainShare);
  const changedBefore = changed - random.between(30, supersededWithinDays);
  if (!superseded || changed <= born) return [{ nhsNumber: current, from: born }];
  const last: NhsNumberPeriod = { nhsNumber: current, from: changed };
  const previous = plan.nhsNumber(plan.spec.people + 2 * index);
  if (!chained || changedBefore <= born) return [{ nhsNumber: previous, from: born, to: changed }, last];
  const first = plan.nhsNumber(plan.spec.people + 2 * index + 1);
  return [
    { nhsNumber: first, from: born, to: changedBefore },
    { nhsNumber: previous, from: changedBefore, to: changed },
    last,
  ];
}
