import { localDate } from '@causeway/domain';
import type { Day } from '../calendar.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import type { RegionPlan } from '../region-plan.js';

/** The days on which a person can have said something about his or her data; `from` is never after `to`. */
export interface SayingSpan {
  readonly from: Day;
  readonly to: Day;
}

const firstObjections = localDate(2014, 1, 1);
// Objections stay this many days away from the reference date, so that what follows them is still before it.
const quietDays = 10;

/** The span of a person's choices: since 2014, when there were codes for them, or birth; until death. */
export function sayingSpan({ calendar, today }: RegionPlan, { dateOfBirth, diedOn }: Person): SayingSpan {
  const to = Math.min(diedOn ?? today, today) - quietDays;
  return { from: Math.min(to, Math.max(dateOfBirth, calendar.dayOf(firstObjections))), to };
}

/** Some day of the span. */
export function dayWithin({ from, to }: SayingSpan, random: RandomStream): Day {
  return random.between(from, to);
}

/** Some day after `day`, within the span where it has room. */
export function dayAfter(day: Day, { to }: SayingSpan, random: RandomStream): Day {
  return day + random.between(1, Math.max(1, to - day));
}
