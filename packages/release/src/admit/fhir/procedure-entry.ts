import { preferredCoding } from './coding.js';
import { type EntryReading, entryOf, readingOf } from './entry.js';
import { firstDayAmong, lastDayOf } from './fhir-day.js';
import { type Fields, fieldsOf, textOf } from './json-fields.js';

const notPerformed: ReadonlySet<string> = new Set(['entered-in-error', 'not-done', 'preparation']);

/** The procedure of a Procedure, when it was performed. Source: FHIR R4, Procedure. */
export function procedureEntries(procedure: Fields): EntryReading {
  const status = textOf(procedure.status);
  if (notPerformed.has(status)) return { leftOut: status };
  const { start, end } = fieldsOf(procedure.performedPeriod);
  return readingOf([
    entryOf({
      kind: 'procedure',
      coding: preferredCoding(procedure.code),
      start: firstDayAmong([procedure.performedDateTime, start]),
      end: lastDayOf(end),
    }),
  ]);
}
