import type { AlertKind } from '@causeway/choices';
import type { Instant } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';

/** At how many people within an hour looking becomes a matter for the officer. */
export const mostPeopleAnHour = 200;

/** The row of the decision table that denies a protected person. */
const protectedRow = 2;

/** Something in the access log that somebody must look into. */
export interface Suspicion {
  readonly kind: AlertKind;
  readonly organisation: string;
  readonly person: string | undefined;
  readonly reference: string;
}

interface Hour {
  readonly hour: string;
  readonly people: Set<string>;
}

/**
 * Finds in rows of the access log what raises an alert: an attempt on a protected person, and a user who looks at very many people. It
 * remembers who was looked at within the hour of the clock, by user; systems are left out, as they serve many.
 */
export class AlertWatch {
  readonly #mostPeople: number;
  readonly #hours = new Map<string, Hour>();

  constructor(mostPeople = mostPeopleAnHour) {
    this.#mostPeople = mostPeople;
  }

  /** What in these rows, logged now, raises an alert; of a user's many looks the one that was too many. */
  suspicions(rows: readonly AccessFacts[], now: Instant): readonly Suspicion[] {
    return rows.flatMap((row) => [...protectedPerson(row), ...this.#tooMany(row, now)]);
  }

  #tooMany({ user, role, organisation, person, outcome }: AccessFacts, now: Instant): readonly Suspicion[] {
    if (organisation === undefined || person === undefined || role === 'system' || outcome === 'deny')
      return [];
    const { people } = this.#hourOf(user, now.slice(0, 13));
    // Once it was too many, nothing more is counted: the alert is there, and the memory stays small.
    if (people.size > this.#mostPeople || people.has(person)) return [];
    people.add(person);
    if (people.size <= this.#mostPeople) return [];
    return [{ kind: 'many-people', organisation, person: undefined, reference: `user/${user}/${now}` }];
  }

  #hourOf(user: string, hour: string): Hour {
    const known = this.#hours.get(user);
    if (known?.hour === hour) return known;
    for (const [other, { hour: past }] of this.#hours) if (past !== hour) this.#hours.delete(other);
    const begun = { hour, people: new Set<string>() };
    this.#hours.set(user, begun);
    return begun;
  }
}

function protectedPerson({ organisation, person, row, outcome, kinds }: AccessFacts): readonly Suspicion[] {
  // A refused choice is not looked for here: its alert is raised where it is refused.
  const isRead = outcome === 'deny' && row === protectedRow && !kinds.includes('Consent');
  if (!isRead || organisation === undefined || person === undefined) return [];
  return [{ kind: 'protected-person', organisation, person, reference: `person/${person}` }];
}
