import { mkdir, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import {
  err,
  type LocalDate,
  ok,
  type Problem,
  parseLocalDate,
  problem,
  type Result,
} from '@causeway/domain';
import type { AdmissionParts, AdmissionSpec } from './admission-spec.js';
import type { AdmissionSummary } from './admission-summary.js';
import type { AdmissionWork } from './admission-work.js';
import { admitOpenedRegion } from './admit-opened-region.js';
import { missingFolder, openRegion } from './open-region.js';
import type { TableReader } from './reading/table-reader.js';

/**
 * Admits a region folder into a run: its tables checked row by row, names refused, Type 1 objections applied.
 *
 * Writes into `outFolder`, whole or not at all and each in a fixed order: `persons.parquet`, `events.parquet`, `areas.parquet`,
 * `organisations.parquet`, `cleaned_list.parquet`, `objections.parquet`, `type_one.parquet`, `type_two.parquet`, `canaries.parquet` and
 * `rejected.parquet` (file, line and reason of every row that was set aside, and nothing else of it). Writes nowhere else.
 *
 * A bad row never stops it and is never lost: for every file, rows in = admitted + rejected. Errors: CW-RELEASE-004 where a canary that
 * objected came through, CW-RELEASE-141 to -155 for a folder or file that cannot be used, CW-CHOICES-001 for a cleaned list that is none.
 */
export async function admit(
  parts: AdmissionParts,
  spec: AdmissionSpec,
): Promise<Result<AdmissionSummary, Problem>> {
  const referenceDate = statedDate(spec.referenceDate);
  if (!referenceDate.ok) return referenceDate;
  const missing = await missingFolder(spec.folder);
  if (missing !== undefined) return err(missing);
  const scratchFolder = joinPath(spec.outFolder, 'scratch');
  await mkdir(scratchFolder, { recursive: true });
  const reader: TableReader = { engine: parts.engine, scratchFolder, dropColumns: spec.dropColumns };
  try {
    const region = await openRegion(reader, { folder: spec.folder, referenceDate: referenceDate.value });
    if (!region.ok) return region;
    const work: AdmissionWork = {
      ...reader,
      referenceDate: region.value.referenceDate,
      onProgress: parts.onProgress ?? (() => {}),
    };
    return await admitOpenedRegion(work, region.value, spec);
  } finally {
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

function statedDate(text: string | undefined): Result<LocalDate | undefined, Problem> {
  if (text === undefined) return ok(undefined);
  const date = parseLocalDate(text);
  return date.ok ? date : err(problem('CW-DOMAIN-004', { path: 'reference date' }));
}
