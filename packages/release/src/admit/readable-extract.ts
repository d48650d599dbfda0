import { ok, type Problem, type Result } from '@causeway/domain';
import type { FhirSummary } from './fhir/fhir-summary.js';
import { type FhirExtract, readFhirExtract } from './fhir/read-fhir-extract.js';
import type { RawTable } from './reading/raw-table.js';
import { readTable } from './reading/read-table.js';
import type { TableFile } from './reading/table-file.js';
import type { TableReader } from './reading/table-reader.js';
import { eventsShape, personsShape } from './reading/table-shape.js';
import type { Source } from './region/region-description.js';
import type { ExtractTables } from './region/region-folder.js';

/**
 * The extract of one organisation, in whatever form it was sent. `readPersons` comes first; what is read is a `RawTable` with the columns
 * of `personsShape` or `eventsShape`, whose name begins with `table`.
 */
export interface ReadableExtract {
  readonly source: Source;
  readonly form: 'tables' | 'fhir';
  readonly readPersons: (reader: TableReader, table: string) => Promise<Result<RawTable, Problem>>;
  /** Undefined where the organisation sent no events. */
  readonly readEvents: (reader: TableReader, table: string) => Promise<Result<RawTable | undefined, Problem>>;
  /** What its FHIR resources were, once they are read. */
  readonly fhirSummary: () => FhirSummary | undefined;
}

/** An extract that was sent as two tables. */
export function tableExtract(source: Source, { persons, events }: ExtractTables): ReadableExtract {
  return {
    source,
    form: 'tables',
    readPersons: async (reader, table) => await readTable(reader, { ...persons, shape: personsShape, table }),
    readEvents: async (reader, table) =>
      events === undefined
        ? ok(undefined)
        : await readTable(reader, { ...events, shape: eventsShape, table }),
    fhirSummary: () => undefined,
  };
}

/** An extract that was sent as FHIR files: they hold persons and events together, and are read when the persons are. */
export function fhirExtract(source: Source, files: readonly TableFile[]): ReadableExtract {
  let extract: FhirExtract | undefined;
  return {
    source,
    form: 'fhir',
    readPersons: async (reader, table) => {
      const read = await readFhirExtract(reader, { files, source, table });
      if (!read.ok) return read;
      extract = read.value;
      return ok(extract.persons);
    },
    readEvents: async () => ok(extract?.events),
    fhirSummary: () => extract?.summary,
  };
}
