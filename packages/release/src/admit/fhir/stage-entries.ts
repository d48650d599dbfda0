import type { Entry, EntryReading } from './entry.js';
import type { EntryType } from './entry-types.js';
import { resourceId } from './resource-keys.js';
import type { PlacedResource, Stage } from './stage.js';

/** The keys that all entries of one resource have in common, and its id. */
export interface EntryOwner {
  /** '' for none; then the entries have no event id either. */
  readonly id: string;
  /** Of an Encounter that tells where other entries belong; '' for the rest. */
  readonly self: string;
  readonly subject: string;
  readonly encounter: string;
  readonly organisation: string;
}

/** Stages the entries of a resource of that type: each a row, or told as one that cannot be used. */
export function stageEntries(stage: Stage, placed: PlacedResource, { read, organisations }: EntryType): void {
  const { resource, type } = placed;
  const { tally, isOfMany } = stage.parts;
  const reading = read(resource);
  if ('leftOut' in reading) {
    tally.countLeftOut(type, reading.leftOut);
    return;
  }
  const isEncounter = type === 'Encounter';
  const subject = stage.key(resource.subject ?? resource.patient, 'Patient', placed);
  if (subject === '') {
    stage.setAside(placed, 'events', 'subject-unknown');
    tally.count(type, 'setAside');
    return;
  }
  const owner = {
    id: resourceId(placed),
    self: isEncounter && isOfMany ? stage.addKeys(placed) : '',
    subject,
    encounter: isOfMany ? stage.key(resource.encounter, 'Encounter', placed) : '',
    organisation: isOfMany ? stage.organisationKey(organisations(resource), placed, isEncounter) : '',
  };
  tally.count(type, stageReading(stage, placed, { owner, reading }) > 0 ? 'selected' : 'setAside');
}

/** Entries that are used, with what they have in common. */
export interface OwnedReading {
  readonly owner: EntryOwner;
  readonly reading: Exclude<EntryReading, { readonly leftOut: string }>;
}

/** Stages what was read of a resource; answers with how many rows. */
export function stageReading(stage: Stage, placed: PlacedResource, { owner, reading }: OwnedReading): number {
  for (const reason of reading.unusable) stage.setAside(placed, 'events', reason);
  let rows = 0;
  for (const entry of reading.entries) rows += stageEntry(stage, placed, { owner, entry });
  return rows;
}

function stageEntry(
  stage: Stage,
  placed: PlacedResource,
  { owner, entry }: { readonly owner: EntryOwner; readonly entry: Entry },
): 0 | 1 {
  const medicine = stage.key(entry.medicine, 'Medication', placed);
  if (entry.coding === undefined && entry.medicine !== undefined && medicine === '') {
    stage.setAside(placed, 'events', 'no-code');
    return 0;
  }
  if (!entry.start.isWhole) stage.parts.tally.partialEventDates += 1;
  const { kind, coding, start, end, value, unit, part } = entry;
  const { id, self, subject, encounter, organisation } = owner;
  // Each name by itself: what a spread makes takes the engine of the language several times as long to read.
  stage.push(placed, 'entries', {
    self,
    subject,
    encounter,
    organisation,
    medicine,
    // FHIR's ids are unique within a type alone.
    event_id: id === '' ? '' : `${placed.type}/${id}${part}`,
    start_date: start.day,
    end_date: end ?? '',
    kind,
    code_system: coding?.system ?? '',
    code: coding?.code ?? '',
    value,
    unit,
  });
  return 1;
}
