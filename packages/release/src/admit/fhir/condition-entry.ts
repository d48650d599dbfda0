import { preferredCoding } from './coding.js';
import { type EntryReading, entryOf, readingOf } from './entry.js';
import { firstDayAmong, lastDayOf } from './fhir-day.js';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';

const notBelieved: ReadonlySet<string> = new Set(['entered-in-error', 'refuted']);

/** The problem of a Condition, from its onset, else from when it was recorded, to its abatement. Source: FHIR R4, Condition. */
export function conditionEntries(condition: Fields): EntryReading {
  const status = listOf(fieldsOf(condition.verificationStatus).coding)
    .map(({ code }) => textOf(code))
    .find((code) => notBelieved.has(code));
  if (status !== undefined) return { leftOut: status };
  const onset = [condition.onsetDateTime, fieldsOf(condition.onsetPeriod).start];
  const abatement = fieldsOf(condition.abatementPeriod);
  return readingOf([
    entryOf({
      kind: 'problem',
      coding: preferredCoding(condition.code),
      start: firstDayAmong([...onset, condition.recordedDate]),
      end: lastDayOf(condition.abatementDateTime) ?? lastDayOf(abatement.end ?? abatement.start),
    }),
  ]);
}
