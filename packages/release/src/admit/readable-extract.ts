import { ok, type Problem, type Result } from '@causeway/domain';
import type { RawTable } from './reading/raw-table.js';
import { readTable } from './reading/read-table.js';
import type { TableReader } from './reading/table-reader.js';
import { eventsShape, personsShape } from './reading/table-shape.js';
import type { Source } from './region/region-description.js';
import type { ExtractTables } from './region/region-folder.js';

/**
 * The extract of one organisation, in whatever form it was sent. Each table is read once, `persons` first; what is read is a `RawTable`
 * with the columns of `personsShape` or `eventsShape`, named by the caller.
 */
export interface ReadableExtract {
  readonly source: Source;
  readonly form: 'tables' | 'fhir';
  readonly readPersons: (reader: TableReader, table: string) => Promise<Result<RawTable, Problem>>;
  /** Undefined where the organisation sent no events. */
  readonly readEvents: (reader: TableReader, table: string) => Promise<Result<RawTable | undefined, Problem>>;
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
  };
}
