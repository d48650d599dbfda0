import type { EventKind } from '@causeway/domain';
import type { Day } from '../calendar.js';
import type { PlannedOrganisation } from '../organisations/organisation-plan.js';
import type { Coding } from './coding.js';

/** One entry of an organisation's record of a person. */
export interface CareEvent {
  readonly kind: EventKind;
  readonly coding: Coding;
  readonly start: Day;
  /** None for a problem that has not ended. */
  readonly end?: Day;
  /** A measured value, or a canary's marker. */
  readonly value?: string;
  readonly unit?: string;
  /** Whether it is there only to be looked for in releases; the shared record leaves it out. */
  readonly canary?: true;
}

/** What kind of contact an organisation had with a person, which decides how well it knows who it was. */
export type Setting = 'gp' | 'inpatient' | 'emergency' | 'community' | 'out-of-hours' | 'ambulance';

/** What one organisation knows of one person: one registration, or two where it holds the person twice. */
export interface Care {
  readonly organisation: PlannedOrganisation;
  readonly setting: Setting;
  readonly events: readonly CareEvent[];
  /** First day on which the organisation knew the person. */
  readonly since: Day;
  /** The day on which the person left it, for a practice before. */
  readonly until: Day | undefined;
}
