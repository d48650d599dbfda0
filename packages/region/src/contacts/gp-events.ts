import { ageAt, type Day, daysPerYear } from '../calendar.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import { weightedChoice } from '../random/weighted-choice.js';
import { atAge, type ByDecade } from './by-decade.js';
import { type CareSpan, daysOf } from './care-span.js';
import type { Coding } from './coding.js';
import { codings } from './codings.js';
import type { HadCondition } from './conditions-of.js';
import type { CareEvent } from './event.js';
import { measured, measurements } from './measurement.js';

/** What decides how often a person is seen. */
export interface Need {
  readonly span: CareSpan;
  readonly conditions: readonly HadCondition[];
  readonly frailty: number;
}

// Contacts per person and year, assumed; they give about fourteen GP entries a person over the window.
const consultationsPerYear: ByDecade = [1.4, 0.7, 0.9, 1, 1.1, 1.2, 1.5, 1.8, 2.1, 2.1];
const acuteMedicinesPerYear: ByDecade = [0.25, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4, 0.4];
const pressureChecksPerYear: ByDecade = [0, 0, 0.08, 0.12, 0.2, 0.25, 0.3, 0.3, 0.3, 0.3];
const issuesPerYear = 1.1;
const reviewsPerYear = 0.8;
const influenzaPerYear: ByDecade = [0.12, 0.1, 0.05, 0.06, 0.08, 0.2, 0.45, 0.78, 0.82, 0.82];
const measlesUptake = 0.9;
const measlesAtDays = [395, 1_220];

const consultationKinds = weightedChoice<Coding>([
  [codings.consultation, 0.6],
  [codings.telephone, 0.25],
  [codings.symptom, 0.15],
]);
const acuteMedicines: readonly Coding[] = [
  codings.amoxicillin,
  codings.paracetamol,
  codings.omeprazole,
  codings.cetirizine,
];

/** What the practice's record holds of a person. */
export function gpEvents(person: Person, need: Need, random: RandomStream): CareEvent[] {
  const ageYears = ageAt(person.dateOfBirth, need.span.to);
  const use = 0.5 + 0.5 * need.frailty;
  const on = (ratePerYear: number) => daysOf(ratePerYear, need.span, random);
  const events: CareEvent[] = [];
  for (const day of on(atAge(consultationsPerYear, ageYears) * use)) {
    events.push(onDay('encounter', consultationKinds(random), day));
  }
  for (const day of on(atAge(acuteMedicinesPerYear, ageYears) * use)) {
    events.push(onDay('medication', random.pick(acuteMedicines), day));
  }
  for (const day of on(atAge(pressureChecksPerYear, ageYears))) {
    events.push(measured(measurements.systolic, day, random), measured(measurements.diastolic, day, random));
  }
  for (const day of on(atAge(influenzaPerYear, ageYears))) {
    events.push(onDay('immunisation', codings.influenzaVaccination, day));
  }
  for (const had of need.conditions) events.push(...conditionEvents(had, need.span, random));
  events.push(...childhoodVaccinations(person, need.span, random));
  return events;
}

/** An event that begins and ends on one day. */
export function onDay(kind: CareEvent['kind'], coding: Coding, day: Day): CareEvent {
  return { kind, coding, start: day, end: day };
}

function conditionEvents(
  { condition, since }: HadCondition,
  span: CareSpan,
  random: RandomStream,
): CareEvent[] {
  const { coding, medicines, monitored } = condition;
  const known: CareSpan = { from: Math.min(span.to, Math.max(span.from, since)), to: span.to };
  const events: CareEvent[] = [{ kind: 'problem', coding, start: since }];
  if (medicines.length > 0) {
    for (const day of daysOf(issuesPerYear, known, random)) {
      events.push(onDay('medication', random.pick(medicines), day));
    }
  }
  for (const day of daysOf(reviewsPerYear, known, random)) {
    events.push(onDay('encounter', codings.checkUp, day));
    for (const measurement of monitored) events.push(measured(measurement, day, random));
  }
  return events;
}

function childhoodVaccinations({ dateOfBirth }: Person, { to }: CareSpan, random: RandomStream): CareEvent[] {
  if (to - dateOfBirth > 25 * daysPerYear) return [];
  return measlesAtDays
    .map((age) => dateOfBirth + age + random.below(90))
    .filter((day) => day <= to && random.chance(measlesUptake))
    .map((day) => onDay('immunisation', codings.measlesVaccination, day));
}
