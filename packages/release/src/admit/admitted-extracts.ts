import { err, ok, type Problem, type Result } from '@causeway/domain';
import type { AdmissionWork } from './admission-work.js';
import { type AdmittedEvents, admitEvents } from './events/admit-events.js';
import { type AdmittedPersons, admitPersons } from './persons/admit-persons.js';
import type { ReadableExtract } from './readable-extract.js';

/** Admits the persons of every extract, one after the other. */
export async function admitAllPersons(
  work: AdmissionWork,
  extracts: readonly ReadableExtract[],
): Promise<Result<readonly AdmittedPersons[], Problem>> {
  const admitted: AdmittedPersons[] = [];
  for (const [index, extract] of extracts.entries()) {
    work.onProgress('admitting persons', index, extracts.length);
    const raw = await extract.readPersons(work, `persons_${index}`);
    if (!raw.ok) return err(raw.error);
    admitted.push(await admitPersons(work, extract.source, raw.value));
  }
  return ok(admitted);
}

/** The extracts, their persons in the same order, and the table (record_id) of records that are left out. */
export interface AllEventsQuestion {
  readonly extracts: readonly ReadableExtract[];
  readonly persons: readonly AdmittedPersons[];
  readonly leftOut: string;
}

/** Admits the events of every extract, one after the other; an organisation that sent none is left out of the answer. */
export async function admitAllEvents(
  work: AdmissionWork,
  { extracts, persons, leftOut }: AllEventsQuestion,
): Promise<Result<readonly AdmittedEvents[], Problem>> {
  const admitted: AdmittedEvents[] = [];
  for (const [index, extract] of extracts.entries()) {
    work.onProgress('admitting events', index, extracts.length);
    const own = persons[index];
    const raw = await extract.readEvents(work, `events_${index}`);
    if (!raw.ok) return err(raw.error);
    if (raw.value === undefined || own === undefined) continue;
    admitted.push(await admitEvents(work, raw.value, { persons: own, leftOut }));
  }
  return ok(admitted);
}
