import { codingOf, preferredCoding } from './coding.js';
import { type EntryReading, entryOf, readingOf } from './entry.js';
import { firstDayOf, lastDayOf } from './fhir-day.js';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';

const didNotHappen: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'planned']);

/** The encounter of an Encounter: its type, else its class, over its period. Source: FHIR R4, Encounter. */
export function encounterEntries(encounter: Fields): EntryReading {
  const status = textOf(encounter.status);
  if (didNotHappen.has(status)) return { leftOut: status };
  const { start, end } = fieldsOf(encounter.period);
  const coding = listOf(encounter.type)
    .map(preferredCoding)
    .find((type) => type !== undefined);
  return readingOf([
    entryOf({
      kind: 'encounter',
      coding: coding ?? codingOf(encounter.class),
      needsNoCode: true,
      start: firstDayOf(start),
      end: lastDayOf(end),
    }),
  ]);
}
