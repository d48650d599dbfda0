import { stat } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { openFhirFolder } from './open-fhir-folder.js';
import type { OpenedRegion } from './opened-region.js';
import { fhirExtract, tableExtract } from './readable-extract.js';
import { problemOfReading } from './reading/problem-of-reading.js';
import { namesIn } from './reading/table-file.js';
import type { TableReader } from './reading/table-reader.js';
import {
  type ExtractFolder,
  fhirFilesAmong,
  hasDescription,
  type RegionPlace,
  readRegionFolder,
} from './region/region-folder.js';

/** Opens the region that the folder holds. Errors: CW-RELEASE-141 to -146, -154, -155. */
export async function openRegion(
  reader: TableReader,
  place: RegionPlace,
): Promise<Result<OpenedRegion, Problem>> {
  if (await hasDescription(place.folder)) return await openDescribedRegion(place);
  const names = await namesIn(place.folder, '.');
  if (!names.ok) return names;
  const fhirFiles = fhirFilesAmong(names.value);
  return fhirFiles.length > 0
    ? await openFhirFolder(reader, place, fhirFiles)
    : err(problem('CW-RELEASE-142'));
}

/** Why there is no folder to read at this path; undefined where there is one. */
export async function missingFolder(folder: string): Promise<Problem | undefined> {
  try {
    return (await stat(folder)).isDirectory() ? undefined : problem('CW-RELEASE-141');
  } catch (thrown) {
    const found = problemOfReading(thrown, '.');
    if (found === undefined) throw thrown;
    return (thrown as NodeJS.ErrnoException).code === 'EACCES' ? found : problem('CW-RELEASE-141');
  }
}

async function openDescribedRegion(place: RegionPlace): Promise<Result<OpenedRegion, Problem>> {
  const region = await readRegionFolder(place);
  if (!region.ok) return region;
  const { name, referenceDate, organisations, extracts } = region.value;
  return ok({
    name,
    referenceDate,
    organisations,
    extracts: extracts.map((extract) => readable(place.folder, extract)),
    unplaced: [],
    fhirSummary: undefined,
  });
}

function readable(root: string, { source, folder, tables, fhirFiles }: ExtractFolder) {
  if (tables !== undefined) return tableExtract(source, tables);
  const files = fhirFiles.map((name) => ({ path: joinPath(root, folder, name), file: `${folder}/${name}` }));
  return fhirExtract(source, files);
}
