import { type Coding, preferredCoding } from './coding.js';
import { type EntryReading, entryOf, readingOf } from './entry.js';
import { firstDayOf } from './fhir-day.js';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';

const notIssued: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'draft']);

/**
 * The medication of a MedicationRequest, when it was authored. Its code stands in it, in a Medication contained in it, or in a Medication
 * elsewhere in the extract, which then is its `medicine`. Source: FHIR R4, MedicationRequest.
 */
export function medicationRequestEntries(request: Fields): EntryReading {
  const status = textOf(request.status);
  if (notIssued.has(status)) return { leftOut: status };
  if (request.doNotPerform === true) return { leftOut: 'do-not-perform' };
  const coding = preferredCoding(request.medicationCodeableConcept) ?? containedCoding(request);
  return readingOf([
    entryOf({
      kind: 'medication',
      coding,
      ...(coding === undefined ? { medicine: request.medicationReference } : {}),
      start: firstDayOf(request.authoredOn),
    }),
  ]);
}

function containedCoding({ contained, medicationReference }: Fields): Coding | undefined {
  const reference = textOf(fieldsOf(medicationReference).reference);
  const medication = listOf(contained).find(({ id }) => reference === `#${textOf(id)}`);
  return preferredCoding(medication?.code);
}
