import type { AdmittedEvents } from './events/admit-events.js';
import type { CleanedListFile } from './lists/cleaned-list-file.js';
import type { AppliedObjections } from './objections/apply-objections.js';
import type { Objections } from './objections/read-objections.js';
import type { AdmittedPersons } from './persons/admit-persons.js';
import type { SetAside } from './set-aside.js';

/** What lies in a region folder beside its extracts. */
export interface AdmittedLists {
  readonly areas: SetAside | undefined;
  readonly canaries: SetAside | undefined;
  readonly cleanedList: CleanedListFile;
  /** Undefined where no list of objections lies there. */
  readonly objections: Objections | undefined;
}

/** The rows of a region that were admitted, and what the objections come to. */
export interface AdmittedRows {
  readonly persons: AdmittedPersons;
  readonly events: readonly AdmittedEvents[];
  readonly applied: AppliedObjections;
  /** What is of no organisation. */
  readonly unplaced: SetAside;
}

/** What was set aside of every table that was read. */
export function allSetAside(lists: AdmittedLists, rows: AdmittedRows): readonly SetAside[] {
  return [
    rows.persons.setAside,
    ...rows.events.map(({ setAside }) => setAside),
    rows.unplaced,
    ...[lists.objections?.setAside, lists.areas, lists.canaries].filter((aside) => aside !== undefined),
  ];
}
