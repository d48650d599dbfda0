import { join } from 'node:path';
import type { Objection } from '../choices/objection.js';
import type { NumberedRegistration, PersonFile } from '../people-of-region.js';
import { practitionerRoleId } from '../record/staff.js';
import type { RegionPlan } from '../region-plan.js';
import { lineFile } from './line-file.js';
import type { RegionSink } from './region-sink.js';
import { openCsvTable, type TableWriter } from './table-writer.js';

/** The columns of `choices/objections.csv`. Source: design overview, section 4. */
export const objectionColumns = [
  'ods',
  'local_id',
  'code',
  'effective_at',
  'recorded_at',
  'entered_in_error',
] as const;

/** The columns of `choices/sharing.csv`. Source: design overview, section 4. */
export const sharingColumns = [
  'ods',
  'local_id',
  'direction',
  'decision',
  'basis',
  'recorded_at',
  'recorded_by',
] as const;

/** The columns of `choices/canaries.csv`: the record, why it may not be in a release, and the text by which it would be known there. */
export const canaryColumns = ['ods', 'local_id', 'family', 'marker'] as const;

/** Writes `choices/`: objections, the cleaned list, answers about sharing, and the canaries. */
export function choicesSink(plan: RegionPlan, folder: string): RegionSink {
  const open = (name: string, columns: readonly string[]) =>
    openCsvTable(join(folder, 'choices', name), columns);
  const objections = open('objections', objectionColumns);
  const sharing = open('sharing', sharingColumns);
  const canaries = open('canaries', canaryColumns);
  const cleanedList = lineFile(join(folder, 'choices', 'cleaned-list.dat'));
  return {
    add: (file) => {
      writeObjections(plan, file, objections);
      for (const numbered of file.registrations) writeSharing(plan, numbered, sharing);
      writeCanary(plan, file, canaries);
      if (file.choices.nationalOptOut) return;
      for (const { nhsNumber } of file.person.nhsNumbers) cleanedList.write(`${nhsNumber},\n`);
    },
    close: async () => {
      await Promise.all([objections, sharing, canaries].map((table) => table.close()));
      cleanedList.close();
    },
  };
}

function writeObjections(
  { calendar }: RegionPlan,
  { registrations, choices }: PersonFile,
  table: TableWriter,
): void {
  for (const objection of choices.objections) {
    const record = recordOf(objection, registrations);
    if (record === undefined) continue;
    table.write([
      record.registration.organisation.ods,
      record.localId,
      objection.code,
      calendar.dateOf(objection.effective),
      calendar.dateOf(objection.recorded),
      String(objection.enteredInError),
    ]);
  }
}

/** The GP record that an objection stands in: that of the practice before has an end. */
function recordOf(
  { atFormerPractice }: Objection,
  registrations: readonly NumberedRegistration[],
): NumberedRegistration | undefined {
  return registrations.find(
    ({ registration: { setting, until } }) => setting === 'gp' && (until !== undefined) === atFormerPractice,
  );
}

function writeSharing({ calendar }: RegionPlan, numbered: NumberedRegistration, table: TableWriter): void {
  const { ods } = numbered.registration.organisation;
  for (const { direction, decision, recorded, recorder } of numbered.sharing) {
    const recordedBy = practitionerRoleId(ods, recorder);
    table.write([
      ods,
      numbered.localId,
      direction,
      decision,
      'express',
      calendar.dateOf(recorded),
      recordedBy,
    ]);
  }
}

function writeCanary(
  { canaries }: RegionPlan,
  { person, registrations }: PersonFile,
  table: TableWriter,
): void {
  const canary = canaries.get(person.index);
  if (canary === undefined) return;
  for (const {
    localId,
    registration: { organisation, events },
  } of registrations) {
    if (events.some((event) => event.canary))
      table.write([organisation.ods, localId, canary.family, canary.marker]);
  }
}
