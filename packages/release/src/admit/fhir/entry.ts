import type { EventKind, LocalDate } from '@causeway/domain';
import type { Coding } from './coding.js';
import type { FhirDay } from './fhir-day.js';

/** Why a resource, or a part of it, cannot be used. */
export type UnusableReason =
  | 'not-json'
  | 'not-utf-8'
  | 'line-too-long'
  | 'not-a-resource'
  | 'no-id'
  | 'subject-unknown'
  | 'no-code'
  | 'date-missing'
  | 'organisation-unknown';

/** What an entry of a record says: an event, but for whose it is and where it was recorded. */
export interface Entry {
  readonly kind: EventKind;
  /** '' for the resource itself; `#1`, `#2` … for its components. */
  readonly part: string;
  readonly start: FhirDay;
  readonly end: LocalDate | undefined;
  /** Undefined where its kind says all there is to say, or `medicine` says where the code is. */
  readonly coding: Coding | undefined;
  /** The Reference to the Medication that holds the code. */
  readonly medicine?: unknown;
  readonly value: string;
  readonly unit: string;
}

/** What a resource gives: entries and parts that cannot be used, or nothing because its status says that it did not happen. */
export type EntryReading =
  | { readonly leftOut: string }
  | { readonly entries: readonly Entry[]; readonly unusable: readonly UnusableReason[] };

/** What of an entry is found in its resource, as far as it is there. */
export interface EntryParts {
  readonly kind: EventKind;
  readonly part?: string;
  readonly start: FhirDay | undefined;
  readonly end?: FhirDay | undefined;
  readonly coding: Coding | undefined;
  readonly medicine?: unknown;
  /** Whether an entry of this kind says something without a code. */
  readonly needsNoCode?: boolean;
  readonly value?: string;
  readonly unit?: string;
}

/** The entry of these parts, or why there is none: `no-code`, `date-missing`. */
export function entryOf(parts: EntryParts): Entry | UnusableReason {
  const { kind, start, end, coding, medicine } = parts;
  if (coding === undefined && medicine === undefined && parts.needsNoCode !== true) return 'no-code';
  if (start === undefined) return 'date-missing';
  const { part = '', value = '', unit = '' } = parts;
  return { kind, part, start, end: end?.day, coding, medicine, value, unit };
}

/** The reading of a resource that gives these, each an entry or why it is none. */
export function readingOf(parts: readonly (Entry | UnusableReason)[]): EntryReading {
  return {
    entries: parts.filter((part) => typeof part !== 'string'),
    unusable: parts.filter((part) => typeof part === 'string'),
  };
}
