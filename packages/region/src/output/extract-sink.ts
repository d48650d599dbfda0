import { join } from 'node:path';
import type { PlannedOrganisation } from '../organisations/organisation-plan.js';
import { eventId, type NumberedRegistration } from '../people-of-region.js';
import type { RegionPlan } from '../region-plan.js';
import type { RegionSink } from './region-sink.js';
import type { OpenTable, TableWriter } from './table-writer.js';

/** The columns of `extracts/<ODS>/persons`. Source: design overview, section 4. */
export const personColumns = [
  'local_id',
  'nhs_number',
  'date_of_birth',
  'sex',
  'postcode',
  'valid_from',
  'valid_to',
  'registered_gp',
  'ethnic_category',
] as const;

/** The columns of `extracts/<ODS>/events`. Source: design overview, section 4. */
export const eventColumns = [
  'event_id',
  'local_id',
  'start_date',
  'end_date',
  'kind',
  'code_system',
  'code',
  'value',
  'unit',
] as const;

interface Extract {
  readonly persons: TableWriter;
  readonly events: TableWriter;
}

/** Writes `extracts/<ODS>/persons` and `events` of every organisation, in the format that `openTable` makes. */
export function extractSink(plan: RegionPlan, folder: string, openTable: OpenTable): RegionSink {
  const extracts = plan.organisations.all.map(({ ods }) =>
    extractAt(join(folder, 'extracts', ods), openTable),
  );
  return {
    add: ({ registrations }) => {
      for (const numbered of registrations) {
        const extract = extractOf(extracts, numbered.registration.organisation);
        for (const row of personRows(plan, numbered)) extract.persons.write(row);
        writeEvents(plan, numbered, extract.events);
      }
    },
    close: async () => {
      for (const { persons, events } of extracts) {
        await persons.close();
        await events.close();
      }
    },
  };
}

function extractAt(folder: string, openTable: OpenTable): Extract {
  return {
    persons: openTable(join(folder, 'persons'), personColumns),
    events: openTable(join(folder, 'events'), eventColumns),
  };
}

function extractOf(extracts: readonly Extract[], { index }: PlannedOrganisation): Extract {
  const extract = extracts[index];
  if (extract === undefined) throw new RangeError('an organisation has no extract');
  return extract;
}

function personRows(
  { calendar }: RegionPlan,
  { localId, registration: { versions, demographics, until } }: NumberedRegistration,
): readonly string[][] {
  return versions.map(({ nhsNumber, postcode, from, to = until }) => [
    localId,
    nhsNumber,
    demographics.dateOfBirth,
    demographics.sex,
    postcode,
    calendar.dateOf(from),
    to === undefined ? '' : calendar.dateOf(to),
    demographics.registeredGp,
    demographics.ethnicCategory,
  ]);
}

function writeEvents(
  { calendar }: RegionPlan,
  { registration, localId, firstEvent }: NumberedRegistration,
  table: TableWriter,
): void {
  registration.events.forEach((event, order) => {
    table.write([
      eventId(firstEvent + order),
      localId,
      calendar.dateOf(event.start),
      event.end === undefined ? '' : calendar.dateOf(event.end),
      event.kind,
      event.coding.system,
      event.coding.code,
      event.value ?? '',
      event.unit ?? '',
    ]);
  });
}
