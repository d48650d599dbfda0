import { preferredCoding } from './coding.js';
import { type EntryReading, entryOf, readingOf } from './entry.js';
import { firstDayOf } from './fhir-day.js';
import { type Fields, textOf } from './json-fields.js';

const notGiven: ReadonlySet<string> = new Set(['entered-in-error', 'not-done']);

/** The immunisation of an Immunization, when it was given. Source: FHIR R4, Immunization. */
export function immunizationEntries(immunization: Fields): EntryReading {
  const status = textOf(immunization.status);
  if (notGiven.has(status)) return { leftOut: status };
  return readingOf([
    entryOf({
      kind: 'immunisation',
      coding: preferredCoding(immunization.vaccineCode),
      start: firstDayOf(immunization.occurrenceDateTime),
    }),
  ]);
}
