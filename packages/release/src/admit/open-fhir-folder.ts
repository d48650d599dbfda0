import { join as joinPath } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { readFhirBundles } from './fhir/read-fhir-bundles.js';
import type { OpenedRegion } from './opened-region.js';
import type { TableReader } from './reading/table-reader.js';
import type { RegionPlace } from './region/region-folder.js';

/** What the names of the tables of a folder of Bundles begin with. */
const tablePrefix = 'fhir';

/**
 * Opens a folder of FHIR files that no `region.json` describes: the organisations are those of the encounters. Everything is read at once,
 * for only the resources say which organisations there are.
 */
export async function openFhirFolder(
  reader: TableReader,
  { folder, referenceDate }: RegionPlace,
  names: readonly string[],
): Promise<Result<OpenedRegion, Problem>> {
  const files = names.map((name) => ({ path: joinPath(folder, name), file: name }));
  const read = await readFhirBundles(reader, { files, table: tablePrefix, referenceDate });
  if (!read.ok) return read;
  const { description, extracts, unplaced, summary } = read.value;
  if (description.referenceDate === undefined) return err(noDate());
  return ok({
    name: description.name,
    referenceDate: description.referenceDate,
    organisations: description.organisations,
    extracts: extracts.map(({ source, persons, events }) => ({
      source,
      form: 'fhir',
      readPersons: async () => ok(persons),
      readEvents: async () => ok(events),
      fhirSummary: () => undefined,
    })),
    unplaced,
    fhirSummary: summary,
  });
}

function noDate(): Problem {
  return problem('CW-RELEASE-155', {
    detail: 'No entry of the Bundles has a date, so it is not known as of which day they are to be read.',
    remedy: 'Say the reference date of the run.',
  });
}
