import { stat } from 'node:fs/promises';
import { err, type LocalDate, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type ReadableExtract, tableExtract } from './readable-extract.js';
import { problemOfReading } from './reading/problem-of-reading.js';
import type { Source } from './region/region-description.js';
import { hasDescription, type RegionPlace, readRegionFolder } from './region/region-folder.js';

/** A region whose layout is sound and whose extracts can be read, from whatever kind of folder. */
export interface OpenedRegion {
  readonly name: string;
  readonly referenceDate: LocalDate;
  readonly organisations: readonly Source[];
  /** In order of ODS code; at least one. */
  readonly extracts: readonly ReadableExtract[];
}

/** Opens the region that the folder holds. Errors: CW-RELEASE-141 to -146, -154. */
export async function openRegion(place: RegionPlace): Promise<Result<OpenedRegion, Problem>> {
  const missing = await missingFolder(place.folder);
  if (missing !== undefined) return err(missing);
  if (!(await hasDescription(place.folder))) return err(problem('CW-RELEASE-142'));
  const region = await readRegionFolder(place);
  if (!region.ok) return region;
  const { name, referenceDate, organisations } = region.value;
  const extracts = region.value.extracts.flatMap(({ source, tables }) =>
    tables === undefined ? [] : [tableExtract(source, tables)],
  );
  return ok({ name, referenceDate, organisations, extracts });
}

async function missingFolder(folder: string): Promise<Problem | undefined> {
  try {
    return (await stat(folder)).isDirectory() ? undefined : problem('CW-RELEASE-141');
  } catch (thrown) {
    const found = problemOfReading(thrown, '.');
    if (found === undefined) throw thrown;
    return found.code === 'CW-RELEASE-154' && (thrown as NodeJS.ErrnoException).code !== 'ENOENT'
      ? found
      : problem('CW-RELEASE-141');
  }
}
