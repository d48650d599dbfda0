import { choicesOf } from './choices/choices-of.js';
import type { PersonChoices } from './choices/objection.js';
import { type SharingAnswer, sharingAnswers } from './choices/sharing.js';
import { careOf } from './contacts/care-of.js';
import { type Household, inhabitants } from './people/inhabitants.js';
import type { Person } from './people/person.js';
import type { RegionPlan } from './region-plan.js';
import { type Registration, registrationsOf } from './registrations/registration.js';

/** A registration with the ids that its organisation gives, and what was answered there. */
export interface NumberedRegistration {
  readonly registration: Registration;
  /** `D81001-100000` on, in the order of the extract. */
  readonly localId: string;
  /** The number of its first event in the region; those after it follow on. */
  readonly firstEvent: number;
  readonly sharing: readonly SharingAnswer[];
}

/** All there is of one person: who it is, what organisations hold, what was said. */
export interface PersonFile {
  readonly person: Person;
  readonly registrations: readonly NumberedRegistration[];
  readonly choices: PersonChoices;
}

/** The files of all people of the region, one after another. Only the counters of local ids and events are kept between them. */
export function* peopleOfRegion(plan: RegionPlan): Generator<PersonFile> {
  const held = plan.organisations.all.map(() => 0);
  let events = 0;
  for (const household of inhabitants(plan)) {
    for (const person of household) {
      const registrations = registrationsIn(plan, person, household);
      const sharing = sharingAnswers(plan, person, registrations);
      const numbered = registrations.map((registration, order) => {
        const { ods, index } = registration.organisation;
        const localId = `${ods}-${firstLocalId + (held[index] ?? 0)}`;
        held[index] = (held[index] ?? 0) + 1;
        const firstEvent = events;
        events += registration.events.length;
        return { registration, localId, firstEvent, sharing: sharing[order] ?? [] };
      });
      yield { person, registrations: numbered, choices: choicesOf(plan, person) };
    }
  }
}

const firstLocalId = 100_000;

function registrationsIn(plan: RegionPlan, person: Person, household: Household): readonly Registration[] {
  const children = household.filter(({ mother }) => mother === person.index);
  return registrationsOf(plan, person, { care: careOf(plan, person, children), household });
}

/** The id of an event by its number in the region. */
export function eventId(number: number): string {
  return `E${number}`;
}
