import { conditionEntries } from './condition-entry.js';
import { encounterEntries } from './encounter-entry.js';
import type { EntryReading } from './entry.js';
import { immunizationEntries } from './immunization-entry.js';
import { type Fields, listOf } from './json-fields.js';
import { medicationRequestEntries } from './medication-request-entry.js';
import { observationEntries } from './observation-entries.js';
import { procedureEntries } from './procedure-entry.js';

/** How resources of one type become entries. */
export interface EntryType {
  readonly read: (resource: Fields) => EntryReading;
  /** References that may be to the organisation where it was recorded, the best first. */
  readonly organisations: (resource: Fields) => readonly unknown[];
}

/** The types of resource that are entries of a record. Every other type is counted and not read. */
export const entryTypes: ReadonlyMap<string, EntryType> = new Map<string, EntryType>([
  ['Encounter', { read: encounterEntries, organisations: ({ serviceProvider }) => [serviceProvider] }],
  ['Condition', { read: conditionEntries, organisations: () => [] }],
  ['Observation', { read: observationEntries, organisations: ({ performer }) => listOf(performer) }],
  ['Procedure', { read: procedureEntries, organisations: ({ performer }) => performersOf(performer) }],
  ['MedicationRequest', { read: medicationRequestEntries, organisations: ({ requester }) => [requester] }],
  ['Immunization', { read: immunizationEntries, organisations: ({ performer }) => performersOf(performer) }],
]);

function performersOf(performers: unknown): readonly unknown[] {
  const all = listOf(performers);
  return [...all.map(({ onBehalfOf }) => onBehalfOf), ...all.map(({ actor }) => actor)];
}
