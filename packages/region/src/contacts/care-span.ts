import { type Day, daysPerYear } from '../calendar.js';
import { windowDays } from '../people/mortality.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';

/** The days on which a person can be seen: within the window, alive. `from` is never after `to`. */
export interface CareSpan {
  readonly from: Day;
  readonly to: Day;
}

/** The span of a person's contacts: the window, cut at birth and at death. */
export function careSpanOf({ today }: RegionPlan, { dateOfBirth, diedOn }: Person): CareSpan {
  const to = diedOn ?? today - 1;
  return { from: Math.min(to, Math.max(dateOfBirth, today - windowDays)), to };
}

/** The days of something that happens `ratePerYear` times a year, in no order; often none. */
export function daysOf(ratePerYear: number, { from, to }: CareSpan, random: RandomStream): readonly Day[] {
  const days: Day[] = [];
  for (let left = random.poisson((ratePerYear * (to - from)) / daysPerYear); left > 0; left -= 1) {
    days.push(random.between(from, to));
  }
  return days;
}
