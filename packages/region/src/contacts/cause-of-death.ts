import { ageAt } from '../calendar.js';
import type { Person } from '../people/person.js';
import type { RegionPlan } from '../region-plan.js';
import type { Coding } from './coding.js';
import { codings } from './codings.js';

const causes: readonly Coding[] = [
  codings.cancerDeath,
  codings.infarction,
  codings.brainInfarction,
  codings.pneumonia,
];
const dementiaFromYears = 80;

/** What a person who died, died of. */
export function causeOfDeath(plan: RegionPlan, { index, dateOfBirth, diedOn }: Person): Coding {
  const old = ageAt(dateOfBirth, diedOn ?? plan.today) >= dementiaFromYears;
  const random = plan.streams.named('causes of death')(index);
  return random.pick(old ? [...causes, codings.dementiaDeath] : causes);
}
