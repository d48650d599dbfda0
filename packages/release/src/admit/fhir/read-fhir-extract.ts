import { ok, type Problem, type Result } from '@causeway/domain';
import type { TableFile } from '../reading/table-file.js';
import type { TableReader } from '../reading/table-reader.js';
import type { Source } from '../region/region-description.js';
import type { FhirSummary } from './fhir-summary.js';
import { OrganisationDirectory } from './organisation-directory.js';
import { placeRows } from './place-rows.js';
import { placeAtOne } from './place-steps.js';
import { type FhirTables, placedRawTables } from './placed-raw-tables.js';
import { stageFiles } from './stage-files.js';
import { allNames, workingTables } from './working-tables.js';

/** The FHIR files of one organisation. */
export interface FhirExtractToRead {
  /** Bulk files (`.ndjson`, `.ndjson.gz`) and Bundles (`.json`), in any order. */
  readonly files: readonly TableFile[];
  readonly source: Source;
  /** What the names of the tables begin with: `<table>_persons`, `<table>_events`, their `…_places`, and those on the way. */
  readonly table: string;
  /** Is told after each file how many are read. */
  readonly onFile?: ((done: number, total: number) => void) | undefined;
}

/** One organisation's extract, read. */
export interface FhirExtract extends FhirTables {
  readonly summary: FhirSummary;
}

/**
 * Reads one organisation's extract of FHIR R4 files into tables of persons and events, as validation takes them.
 *
 * A line of NDJSON or an entry of a Bundle that cannot be used is told among the broken rows of its table (no Patient: of the events). All files
 * are taken to be of one server. Cost: one pass over the files; memory for the longest line, or the largest Bundle.
 *
 * Errors: CW-RELEASE-148 to -150, -154, -155, naming the file; no table is then left.
 */
export async function readFhirExtract(
  { engine }: Pick<TableReader, 'engine'>,
  { files, source, table, onFile }: FhirExtractToRead,
): Promise<Result<FhirExtract, Problem>> {
  const tables = workingTables(table);
  const directory = new OrganisationDirectory([source]);
  try {
    const spec = { files, tables: tables.staged, directory, isOfMany: false, onFile };
    const staged = await stageFiles({ engine }, spec);
    if (!staged.ok) return staged;
    const { labels, broken, tally } = staged.value;
    await placeRows(engine, tables, { directory, broken, steps: placeAtOne(source.ods, tables) });
    const rows = { placed: tables.placed, ods: source.ods, prefix: table, labels, broken };
    return ok({ ...(await placedRawTables(engine, rows)), summary: tally.summary() });
  } finally {
    for (const name of allNames(tables)) await engine.dropTable(name);
  }
}
