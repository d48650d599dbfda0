/** The kinds of entry an extract's events may have, in the order in which they are shown. */
export const eventKinds = [
  'encounter',
  'problem',
  'medication',
  'observation',
  'procedure',
  'immunisation',
  'allergy',
  'referral',
  'death',
] as const;

/** What an event is; FHIR's Condition is a `problem`, MedicationRequest a `medication`. */
export type EventKind = (typeof eventKinds)[number];

/** Whether `text` names a kind of event. */
export function isEventKind(text: string): text is EventKind {
  return eventKinds.some((kind) => kind === text);
}
