import { ageAt, type Day } from '../calendar.js';
import type { Person } from '../people/person.js';
import type { RandomStream } from '../random/random-stream.js';
import { weightedChoice } from '../random/weighted-choice.js';
import { atAge, type ByDecade } from './by-decade.js';
import { type CareSpan, daysOf } from './care-span.js';
import type { Coding } from './coding.js';
import { codings } from './codings.js';
import type { CareEvent } from './event.js';
import { type Need, onDay } from './gp-events.js';
import { measured, measurements } from './measurement.js';
import type { InterventionEffect } from './planted-effects.js';

/** One contact with a hospital: its entries, and whether it was more than a visit to the emergency department. */
export interface HospitalContact {
  readonly day: Day;
  readonly emergencyOnly: boolean;
  readonly events: readonly CareEvent[];
}

// Contacts per person and year, assumed, with the age pattern of Hospital Episode Statistics; few enough that a third of all people have none.
const admissionsPerYear: ByDecade = [0.09, 0.04, 0.06, 0.06, 0.06, 0.07, 0.1, 0.18, 0.32, 0.45];
const electivesPerYear: ByDecade = [0.02, 0.015, 0.03, 0.05, 0.07, 0.1, 0.14, 0.18, 0.16, 0.08];
const attendancesPerYear: ByDecade = [0.3, 0.2, 0.24, 0.2, 0.16, 0.16, 0.17, 0.2, 0.34, 0.5];
const appointmentsPerYear: ByDecade = [0.2, 0.18, 0.24, 0.3, 0.3, 0.38, 0.5, 0.7, 0.75, 0.55];
const perDecile = 0.04;
const meanDecile = 5.5;
const testShare = 0.3;

const childDiagnoses = weightedChoice<Coding>([
  [codings.asthmaAttack, 0.2],
  [codings.viralInfection, 0.5],
  [codings.abdominalPain, 0.2],
  [codings.appendicitis, 0.1],
]);
const adultDiagnoses = weightedChoice<Coding>([
  [codings.chestPain, 0.24],
  [codings.abdominalPain, 0.28],
  [codings.asthmaAttack, 0.1],
  [codings.appendicitis, 0.12],
  [codings.pneumonia, 0.14],
  [codings.infarction, 0.12],
]);
const olderDiagnoses = weightedChoice<Coding>([
  [codings.pneumonia, 0.28],
  [codings.urinaryInfection, 0.22],
  [codings.copdAttack, 0.14],
  [codings.infarction, 0.1],
  [codings.brainInfarction, 0.1],
  [codings.hipFracture, 0.1],
  [codings.chestPain, 0.06],
]);
const plannedCare = weightedChoice<readonly [diagnosis: Coding, procedure: Coding]>([
  [[codings.cataract, codings.cataractOperation], 0.3],
  [[codings.rectalBleeding, codings.colonoscopy], 0.3],
  [[codings.dyspepsia, codings.gastroscopy], 0.22],
  [[codings.hipArthrosis, codings.hipReplacement], 0.09],
  [[codings.kneeArthrosis, codings.kneeReplacement], 0.09],
]);
const operations: ReadonlyMap<Coding, Coding> = new Map([
  [codings.appendicitis, codings.appendicectomy],
  [codings.infarction, codings.stent],
]);

/** What a person's hospital contacts of the window are, in no order. `interventions` are those of the person's place. */
export function hospitalContacts(
  person: Person,
  { need, interventions }: { readonly need: Need; readonly interventions: readonly InterventionEffect[] },
  random: RandomStream,
): HospitalContact[] {
  const { span, frailty } = need;
  const ageYears = ageAt(person.dateOfBirth, span.to);
  const use = frailty * (1 + perDecile * (meanDecile - person.neighbourhood.imdDecile));
  const on = (rates: ByDecade) => daysOf(atAge(rates, ageYears) * use, span, random);
  const contacts: HospitalContact[] = [];
  for (const day of on(attendancesPerYear)) {
    const events = [onDay('encounter', codings.emergencyAttendance, day)];
    contacts.push({ day, emergencyOnly: true, events });
  }
  for (const part of partsOf(span, interventions)) {
    for (const day of daysOf(atAge(admissionsPerYear, ageYears) * use * part.factor, part, random)) {
      contacts.push(admission({ day, ageYears, last: span.to }, random));
    }
  }
  for (const day of on(electivesPerYear)) contacts.push(electiveStay(day, span.to, random));
  for (const day of on(appointmentsPerYear)) contacts.push(appointment(day, random));
  return contacts;
}

/** The span cut where an intervention begins, each part with what the rate is multiplied by. */
function partsOf(
  span: CareSpan,
  interventions: readonly InterventionEffect[],
): readonly (CareSpan & { readonly factor: number })[] {
  const [intervention] = interventions;
  if (intervention === undefined || intervention.from >= span.to) return [{ ...span, factor: 1 }];
  const factor = 1 + intervention.change;
  if (intervention.from <= span.from) return [{ ...span, factor }];
  return [
    { from: span.from, to: intervention.from - 1, factor: 1 },
    { from: intervention.from, to: span.to, factor },
  ];
}

function admission(
  { day, ageYears, last }: { readonly day: Day; readonly ageYears: number; readonly last: Day },
  random: RandomStream,
): HospitalContact {
  const diagnosis =
    ageYears < 18 ? childDiagnoses(random) : ageYears < 65 ? adultDiagnoses(random) : olderDiagnoses(random);
  const end = Math.min(last, day + random.poisson(ageYears < 65 ? 2 : 6));
  const operation = operations.get(diagnosis);
  return {
    day,
    emergencyOnly: false,
    events: [
      { kind: 'encounter', coding: codings.emergencyAdmission, start: day, end },
      { kind: 'problem', coding: diagnosis, start: day, end },
      ...(operation === undefined ? [] : [onDay('procedure', operation, day)]),
    ],
  };
}

function electiveStay(day: Day, last: Day, random: RandomStream): HospitalContact {
  const [diagnosis, procedure] = plannedCare(random);
  const end = Math.min(last, day + (random.chance(0.75) ? 0 : random.between(1, 5)));
  return {
    day,
    emergencyOnly: false,
    events: [
      { kind: 'encounter', coding: codings.electiveAdmission, start: day, end },
      { kind: 'problem', coding: diagnosis, start: day, end },
      onDay('procedure', procedure, day),
    ],
  };
}

function appointment(day: Day, random: RandomStream): HospitalContact {
  const tests = random.chance(testShare)
    ? [measured(measurements.creatinine, day, random), measured(measurements.haemoglobin, day, random)]
    : [];
  return {
    day,
    emergencyOnly: false,
    events: [onDay('encounter', codings.outpatient, day), ...tests],
  };
}

/** The contact of a birth in hospital, for the child, or of a delivery, for the mother. */
export function birthContact(day: Day, whose: 'child' | 'mother'): HospitalContact {
  const diagnosis = whose === 'child' ? codings.liveborn : codings.delivery;
  return {
    day,
    emergencyOnly: false,
    events: [onDay('encounter', codings.birth, day), onDay('problem', diagnosis, day)],
  };
}
