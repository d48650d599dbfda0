import { type EntryReading, entryOf, readingOf } from './entry.js';
import { firstDayOf } from './fhir-day.js';
import type { Fields } from './json-fields.js';

/** The death of a Patient who has died: nothing for who has not; `date-missing` where it is not said when. Source: FHIR R4, Patient.deceased[x]. */
export function patientDeath({ deceasedDateTime, deceasedBoolean }: Fields): EntryReading {
  if (deceasedDateTime === undefined && deceasedBoolean !== true) return readingOf([]);
  const start = firstDayOf(deceasedDateTime);
  return readingOf([entryOf({ kind: 'death', part: '#death', coding: undefined, needsNoCode: true, start })]);
}
