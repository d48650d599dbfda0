import { ageAt, type Day } from '../calendar.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import { atAge, type ByDecade } from './by-decade.js';
import { daysOf } from './care-span.js';
import { codings } from './codings.js';
import type { CareEvent } from './event.js';
import { type Need, onDay } from './gp-events.js';
import { measured, measurements } from './measurement.js';

// Assumed. Community care is for some people and then often; the other two are used now and then by many.
const communityShare: ByDecade = [0.3, 0.06, 0.06, 0.08, 0.09, 0.12, 0.18, 0.32, 0.55, 0.7];
const visitsMean = 2;
const callsPerYear: ByDecade = [0.16, 0.06, 0.07, 0.07, 0.06, 0.06, 0.07, 0.09, 0.13, 0.16];
const ambulancesPerYear: ByDecade = [0.025, 0.025, 0.035, 0.04, 0.045, 0.055, 0.075, 0.13, 0.24, 0.34];
const woundCareShare = 0.3;
const medicineShare = 0.25;

/** What community services hold of a person: nothing, or several visits. */
export function communityEvents(person: Person, { span }: Need, random: RandomStream): CareEvent[] {
  if (!random.chance(atAge(communityShare, ageAt(person.dateOfBirth, span.to)))) return [];
  const visits = Array.from({ length: 1 + random.poisson(visitsMean) }, () =>
    random.between(span.from, span.to),
  );
  return visits.flatMap((day) => [
    onDay('encounter', codings.homeVisit, day),
    ...(random.chance(woundCareShare) ? [onDay('procedure', codings.woundCare, day)] : []),
  ]);
}

/** What the out-of-hours service and 111 hold of a person. */
export function outOfHoursEvents(person: Person, need: Need, random: RandomStream): CareEvent[] {
  return contactsAt(callsPerYear, { person, need }, random).flatMap((day) => [
    onDay('encounter', codings.telephone, day),
    ...(random.chance(medicineShare) ? [onDay('medication', codings.amoxicillin, day)] : []),
  ]);
}

/** What the ambulance service holds of a person. */
export function ambulanceEvents(person: Person, need: Need, random: RandomStream): CareEvent[] {
  return contactsAt(ambulancesPerYear, { person, need }, random).flatMap((day) => [
    onDay('encounter', codings.ambulance, day),
    measured(measurements.respiratoryRate, day, random),
    measured(measurements.heartRate, day, random),
  ]);
}

function contactsAt(
  perYear: ByDecade,
  { person, need: { span, frailty } }: { readonly person: Person; readonly need: Need },
  random: RandomStream,
): readonly Day[] {
  return daysOf(atAge(perYear, ageAt(person.dateOfBirth, span.to)) * frailty, span, random);
}
