import { join as joinPath } from 'node:path';
import { err, ok, type Problem, type Result } from '@causeway/domain';
import type { AdmissionWork } from './admission-work.js';
import { type AdmittedEvents, admitEvents } from './events/admit-events.js';
import { type AdmittedPersons, admitPersons } from './persons/admit-persons.js';
import type { ReadableExtract } from './readable-extract.js';
import type { SentExtract } from './sent-extract.js';

/** Admits the persons of every extract. */
export async function admitAllPersons(
  work: AdmissionWork,
  extracts: readonly ReadableExtract[],
): Promise<Result<AdmittedPersons, Problem>> {
  const sent: SentExtract[] = [];
  for (const [index, extract] of extracts.entries()) {
    work.onProgress('reading persons', index, extracts.length);
    const raw = await extract.readPersons(work, `persons_${index}`);
    if (!raw.ok) return err(raw.error);
    sent.push({ source: extract.source, raw: raw.value });
  }
  work.onProgress('admitting persons');
  return ok(await admitPersons(work, sent));
}

/**
 * How many events are admitted together: enough to keep all threads of an engine busy, few enough that memory does not grow with the
 * region. A row takes some 250 bytes until it is written.
 */
const rowsPerBatch = 3_000_000;

/** Admits the events of every extract, some extracts at a time. `leftOut` is a table (record_id) of records that are left out. */
export async function admitAllEvents(
  work: AdmissionWork,
  extracts: readonly ReadableExtract[],
  leftOut: string,
): Promise<Result<readonly AdmittedEvents[], Problem>> {
  const admitted: AdmittedEvents[] = [];
  let batch: SentExtract[] = [];
  const admitBatch = async () => {
    const name = `events_part_${admitted.length}`;
    work.onProgress('admitting events');
    const path = joinPath(work.scratchFolder, `${name}.parquet`);
    admitted.push(await admitEvents(work, batch, { leftOut, path, asideTable: `${name}_set_aside` }));
    batch = [];
  };
  for (const [index, extract] of extracts.entries()) {
    work.onProgress('reading events', index, extracts.length);
    const raw = await extract.readEvents(work, `events_${index}`);
    if (!raw.ok) return err(raw.error);
    if (raw.value !== undefined) batch.push({ source: extract.source, raw: raw.value });
    if (rowsOf(batch) >= rowsPerBatch) await admitBatch();
  }
  if (batch.length > 0) await admitBatch();
  return ok(admitted);
}

function rowsOf(batch: readonly SentExtract[]): number {
  return batch.flatMap(({ raw }) => raw.files).reduce((sum, { rowsIn }) => sum + rowsIn, 0);
}
