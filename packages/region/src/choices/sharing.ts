import type { Day } from '../calendar.js';
import { windowDays } from '../people/mortality.js';
import type { Person } from '../people/person.js';
import type { RegionPlan } from '../region-plan.js';
import type { Registration } from '../registrations/registration.js';

/** An answer about sharing for direct care at one organisation: whether it may share what it wrote (out), or see what others did (in). */
export interface SharingAnswer {
  readonly direction: 'out' | 'in';
  readonly decision: 'yes' | 'no';
  readonly recorded: Day;
  /** Which of the organisation's staff recorded it, 0 on. */
  readonly recorder: number;
}

/** How many people of an organisation's staff are known by name in the shared record. */
export const staffPerOrganisation = 6;

/** The answers a person gave, one array for each of the registrations, in their order; empty where nobody asked. */
export function sharingAnswers(
  plan: RegionPlan,
  { index, dateOfBirth, diedOn }: Person,
  registrations: readonly Registration[],
): readonly (readonly SharingAnswer[])[] {
  const random = plan.streams.named('sharing')(index);
  const { sharingAsked, sharingRefused } = plan.spec.choiceRates;
  const last = (diedOn ?? plan.today) - 1;
  return registrations.map(() => {
    if (!random.chance(sharingAsked)) return [];
    const recorded = random.between(Math.max(dateOfBirth, last - windowDays), last);
    const recorder = random.below(staffPerOrganisation);
    const answer = (direction: 'out' | 'in') => {
      const decision = random.chance(sharingRefused) ? 'no' : 'yes';
      return { direction, decision, recorded, recorder } as const;
    };
    return [answer('out'), answer('in')];
  });
}
