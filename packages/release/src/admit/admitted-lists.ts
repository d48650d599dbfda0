import { err, ok, type Problem, type Result } from '@causeway/domain';
import type { AdmissionWork } from './admission-work.js';
import type { AdmittedLists } from './admitted.js';
import { admitAreas, noAreas } from './lists/admit-areas.js';
import { admitCanaries, noCanaries } from './lists/admit-canaries.js';
import { readCleanedListFile } from './lists/cleaned-list-file.js';
import { type Objections, readObjections } from './objections/read-objections.js';
import type { OpenedRegion } from './opened-region.js';
import type { RawTable } from './reading/raw-table.js';
import { readTable } from './reading/read-table.js';
import { findTableFile } from './reading/table-file.js';
import { areasShape, canariesShape, objectionsShape, type TableShape } from './reading/table-shape.js';
import type { Source } from './region/region-description.js';
import type { SetAside } from './set-aside.js';

/** A table that a region folder may have beside its extracts. */
interface OptionalTable {
  /** The folder inside the region folder; '' for itself. */
  readonly folder: string;
  readonly name: string;
  readonly shape: TableShape;
}

async function readOptional(
  work: AdmissionWork,
  root: string,
  { folder, name, shape }: OptionalTable,
): Promise<Result<RawTable | undefined, Problem>> {
  const found = await findTableFile({ root, folder, name });
  if (!found.ok) return err(found.error);
  if (found.value === undefined) return ok(undefined);
  return await readTable(work, { ...found.value, shape, table: `${name}_sent` });
}

async function readObjectionsTable(
  work: AdmissionWork,
  root: string,
): Promise<Result<RawTable | undefined, Problem>> {
  return await readOptional(work, root, { folder: 'choices', name: 'objections', shape: objectionsShape });
}

/** Makes an empty table where there is none. */
async function admitAreasOf(
  work: AdmissionWork,
  root: string,
): Promise<Result<SetAside | undefined, Problem>> {
  const raw = await readOptional(work, root, { folder: '', name: 'areas', shape: areasShape });
  if (!raw.ok) return err(raw.error);
  if (raw.value === undefined) {
    await noAreas(work.engine);
    return ok(undefined);
  }
  return ok(await admitAreas(work.engine, raw.value));
}

/** Makes an empty table where there is none. */
async function admitCanariesOf(
  work: AdmissionWork,
  root: string,
): Promise<Result<SetAside | undefined, Problem>> {
  const raw = await readOptional(work, root, { folder: 'choices', name: 'canaries', shape: canariesShape });
  if (!raw.ok) return err(raw.error);
  if (raw.value === undefined) {
    await noCanaries(work.engine);
    return ok(undefined);
  }
  return ok(await admitCanaries(work.engine, raw.value));
}

/** Admits what lies in a region folder beside its extracts. */
export async function admitLists(
  work: AdmissionWork,
  { organisations, referenceDate }: OpenedRegion,
  folder: string,
): Promise<Result<AdmittedLists, Problem>> {
  const cleanedList = await readCleanedListFile(folder, referenceDate);
  if (!cleanedList.ok) return cleanedList;
  const objections = await readObjectionsTable(work, folder);
  if (!objections.ok) return objections;
  const canaries = await admitCanariesOf(work, folder);
  if (!canaries.ok) return canaries;
  const areas = await admitAreasOf(work, folder);
  if (!areas.ok) return areas;
  return ok({
    areas: areas.value,
    canaries: canaries.value,
    cleanedList: cleanedList.value,
    objections: await understood(work, objections.value, organisations),
  });
}

async function understood(
  work: AdmissionWork,
  raw: RawTable | undefined,
  organisations: readonly Source[],
): Promise<Objections | undefined> {
  if (raw === undefined) return undefined;
  return await readObjections(work, raw, new Map(organisations.map((source) => [source.ods, source])));
}
