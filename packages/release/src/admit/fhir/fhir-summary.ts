import type { DirectIdentifierKind } from './direct-identifiers.js';

/** What became of the resources of one type: `found` is the sum of the other four. */
export interface ResourceCounts {
  readonly type: string;
  readonly found: number;
  /** Gave at least one row (which may still be set aside for whose or where it is), or say what others refer to: organisations, medicines. */
  readonly selected: number;
  /** Say of themselves that they did not happen or were entered in error. */
  readonly leftOut: number;
  /** Gave no row for want of something; each is told with its place and reason. */
  readonly setAside: number;
  /** Of a type that is not read. */
  readonly ignored: number;
}

/** What FHIR files held, in counts: nothing in it is of any one person. */
export interface FhirSummary {
  /** In order of type. */
  readonly resources: readonly ResourceCounts[];
  /** Resources left out, by type and the status that says why: `Immunization not-done`. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** How many Patients held each kind of direct identifier; none of them was read. */
  readonly heldDirectIdentifiers: Readonly<Partial<Record<DirectIdentifierKind, number>>>;
  /** Patients who have died, it is not said when: they give no death. */
  readonly deathsWithoutDate: number;
  /** Patients whose date of birth names no day, and was left empty. */
  readonly partialBirthDates: number;
  /** Rows whose date names a year or month alone, and was read as its first day. */
  readonly partialEventDates: number;
}
