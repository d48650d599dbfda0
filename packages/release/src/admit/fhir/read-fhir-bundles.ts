import {
  err,
  type LocalDate,
  type OdsCode,
  ok,
  type Problem,
  parseLocalDate,
  problem,
  type Result,
} from '@causeway/domain';
import { type Engine, identifier, sql } from '@causeway/engine';
import type { RawFile } from '../reading/raw-table.js';
import type { TableFile } from '../reading/table-file.js';
import type { TableReader } from '../reading/table-reader.js';
import type { RegionDescription, Source } from '../region/region-description.js';
import type { FhirSummary } from './fhir-summary.js';
import { OrganisationDirectory } from './organisation-directory.js';
import { placeRows } from './place-rows.js';
import { placeByReferences } from './place-steps.js';
import { type FhirTables, placedRawTables, rawFile } from './placed-raw-tables.js';
import { type StagedFiles, stageFiles } from './stage-files.js';
import { allNames, type PlacedTables, workingTables } from './working-tables.js';

/** A folder of FHIR files that no `region.json` describes. */
export interface FhirFolderToRead {
  /** Bundles (`.json`) and bulk files (`.ndjson`, `.ndjson.gz`), in any order. */
  readonly files: readonly TableFile[];
  /** What the names of the tables begin with: `<table>_<ods>_persons`, `<table>_<ods>_events`, and their `…_places`. */
  readonly table: string;
  /** The day up to which ages and histories count, where the caller says one. */
  readonly referenceDate?: LocalDate | undefined;
  /** Is told after each file how many are read. */
  readonly onFile?: ((done: number, total: number) => void) | undefined;
}

/** The extract of one organisation among those of a folder. */
export interface FhirFolderExtract extends FhirTables {
  readonly source: Source;
}

/** A folder of FHIR files, read. */
export interface FhirFolder {
  /** What a `region.json` would say. Its date is the latest on which an event began, where the caller says none. */
  readonly description: RegionDescription;
  /** In order of ODS code, one for each organisation of the description. */
  readonly extracts: readonly FhirFolderExtract[];
  /** What cannot be used, and so is of no organisation, by file; only files that hold any. */
  readonly unplaced: readonly RawFile[];
  readonly summary: FhirSummary;
}

const regionName = 'FHIR Bundles';

/**
 * Reads a folder of FHIR R4 Bundles that are of many organisations, into tables of persons and events for each.
 *
 * Every event goes to the organisation that provided its encounter, else to its own performer, else to the one that manages its Patient's
 * record, else to the one that most of the Patient's events name; a Patient has a record wherever an event of theirs is. References may
 * lead to any file of the folder. An organisation goes by its ODS code, or by one derived from its identifier (see `organisationOf`).
 *
 * Errors: CW-RELEASE-148 to -150, -154, -155, naming the file; no table is then left.
 */
export async function readFhirBundles(
  { engine }: Pick<TableReader, 'engine'>,
  { files, table, referenceDate, onFile }: FhirFolderToRead,
): Promise<Result<FhirFolder, Problem>> {
  const tables = workingTables(table);
  const directory = new OrganisationDirectory();
  try {
    const staged = await stageFiles(
      { engine },
      { files, tables: tables.staged, directory, isOfMany: true, onFile },
    );
    if (!staged.ok) return staged;
    const { labels, broken, tally } = staged.value;
    await placeRows(engine, tables, { directory, broken, steps: placeByReferences(tables) });
    const { placed } = tables;
    const organisations = directory.sources(await odsCodes(engine, placed));
    if (organisations.length === 0) return err(noOrganisation(labels));
    const date = referenceDate ?? (await latestStart(engine, placed));
    const extracts: FhirFolderExtract[] = [];
    for (const source of organisations) {
      const prefix = `${table}_${source.ods.toLowerCase()}`;
      extracts.push({
        source,
        ...(await placedRawTables(engine, { placed, ods: source.ods, prefix, labels })),
      });
    }
    const description = { name: regionName, referenceDate: date, organisations };
    return ok({ description, extracts, unplaced: unplacedFiles(staged.value), summary: tally.summary() });
  } finally {
    for (const name of allNames(tables)) await engine.dropTable(name);
  }
}

async function odsCodes(engine: Engine, { persons }: PlacedTables): Promise<readonly OdsCode[]> {
  const rows = await engine.query(
    sql`select distinct ods from ${identifier(persons)} where reason = '' order by ods`,
  );
  return rows.map(({ ods }) => ods as OdsCode);
}

async function latestStart(engine: Engine, { events }: PlacedTables): Promise<LocalDate | undefined> {
  const [row] = await engine.query(
    sql`select max(start_date) as latest from ${identifier(events)} where reason = ''`,
  );
  const latest = parseLocalDate(String(row?.latest ?? ''));
  return latest.ok ? latest.value : undefined;
}

function unplacedFiles({ labels, broken }: StagedFiles): readonly RawFile[] {
  return [...broken.byFile(() => true)]
    .sort(([a], [b]) => a - b)
    .map(([number, records]) => rawFile(labels[number] ?? '', 0, records));
}

function noOrganisation(labels: readonly string[]): Problem {
  return problem('CW-RELEASE-155', {
    ...(labels[0] === undefined ? {} : { path: labels[0] }),
    detail: `Expected Encounters that name who provided them; no Patient is at any organisation (files: ${labels.length}).`,
    remedy:
      'Send Bundles with Encounter.serviceProvider, or put the files at extracts/<ODS>/ of a region folder.',
  });
}
