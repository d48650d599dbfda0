import { join as joinPath } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { AdmissionSpec } from './admission-spec.js';
import type { AdmissionSummary } from './admission-summary.js';
import type { AdmissionWork } from './admission-work.js';
import { type AdmittedLists, type AdmittedRows, allSetAside } from './admitted.js';
import { admitAllEvents, admitAllPersons } from './admitted-extracts.js';
import { admitLists } from './admitted-lists.js';
import { leftOutCounts } from './left-out-counts.js';
import { typeOneCanariesIn } from './lists/admit-canaries.js';
import { applyObjections, objectionTables } from './objections/apply-objections.js';
import { practiceLedger } from './objections/practice-ledger.js';
import type { OpenedRegion } from './opened-region.js';
import { setAside } from './set-aside.js';
import { summarise } from './summarise.js';
import { admissionFiles, writeEvents, writeLists, writePersons, writeRejected } from './write-admission.js';

/** Admits a region that was opened: the small lists first, so that what is wrong with them shows before the long work. */
export async function admitOpenedRegion(
  work: AdmissionWork,
  region: OpenedRegion,
  spec: AdmissionSpec,
): Promise<Result<AdmissionSummary, Problem>> {
  const lists = await admitLists(work, region, spec.folder);
  if (!lists.ok) return lists;
  const rows = await admitRows(work, region, lists.value);
  if (!rows.ok) return rows;
  work.onProgress('writing what was admitted');
  await writeAll(work, region, { lists: lists.value, rows: rows.value, outFolder: spec.outFolder });
  const personsPath = joinPath(spec.outFolder, admissionFiles.persons);
  if ((await typeOneCanariesIn(work.engine, personsPath)) > 0) return err(canaryCameThrough());
  const ledger = await practiceLedger(work.engine, {
    practices: region.organisations.filter(({ kind }) => kind === 'gp').map(({ ods }) => ods),
    applied: rows.value.applied,
    notUnderstood: lists.value.objections?.setAsideBy ?? new Map(),
    previous: spec.previousLedger ?? [],
    personsPath,
    eventsPath: joinPath(spec.outFolder, admissionFiles.events),
  });
  const practices = region.extracts.map(({ source }) => source).filter(({ kind }) => kind === 'gp');
  const leftOut = await leftOutCounts(work.engine, practices, rows.value.events);
  return ok(
    summarise(region, {
      lists: lists.value,
      rows: rows.value,
      ledger,
      leftOut,
      dropColumns: spec.dropColumns,
    }),
  );
}

function canaryCameThrough(): Problem {
  return problem('CW-RELEASE-004', {
    detail:
      'A canary person with a Type 1 objection was found among the GP records after objections were applied.',
  });
}

async function admitRows(
  work: AdmissionWork,
  { extracts, unplaced }: OpenedRegion,
  { objections }: AdmittedLists,
): Promise<Result<AdmittedRows, Problem>> {
  const persons = await admitAllPersons(work, extracts);
  if (!persons.ok) return persons;
  work.onProgress('applying objections');
  const applied = await applyObjections(work, objections?.understood ?? []);
  const events = await admitAllEvents(work, extracts, objectionTables.typeOne);
  if (!events.ok) return events;
  return ok({
    persons: persons.value,
    events: events.value,
    applied,
    unplaced: await setAside(work.engine, {
      sent: [{ ods: '', raw: { name: '', files: unplaced } }],
      rejected: undefined,
      table: 'unplaced_set_aside',
    }),
  });
}

async function writeAll(
  { engine }: AdmissionWork,
  { organisations }: OpenedRegion,
  made: { readonly lists: AdmittedLists; readonly rows: AdmittedRows; readonly outFolder: string },
): Promise<void> {
  const { lists, rows, outFolder } = made;
  await writePersons(engine, joinPath(outFolder, admissionFiles.persons));
  await writeEvents(engine, rows.events, joinPath(outFolder, admissionFiles.events));
  await writeRejected(engine, allSetAside(lists, rows), joinPath(outFolder, admissionFiles.rejected));
  await writeLists(engine, { organisations, list: lists.cleanedList.list }, outFolder);
}
