import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { runSteps } from '@causeway/engine';
import type { TableFile } from '../reading/table-file.js';
import type { TableReader } from '../reading/table-reader.js';
import { BrokenRows } from './broken-rows.js';
import { readBundleFile } from './bundle-file.js';
import type { FhirFile, ReadFhirFile } from './fhir-file.js';
import { FhirTally } from './fhir-tally.js';
import { fileLabel } from './file-label.js';
import { readNdjsonFile } from './ndjson-file.js';
import type { OrganisationDirectory } from './organisation-directory.js';
import { Stage } from './stage.js';
import { stageFound } from './stage-resource.js';
import { packedTable, type StagedTables, unpackSteps } from './staged-tables.js';
import { feedTable } from './table-feed.js';

/** FHIR files to stage. */
export interface FilesToStage {
  /** Bulk files (`.ndjson`, `.ndjson.gz`) and Bundles (`.json`). */
  readonly files: readonly TableFile[];
  readonly tables: StagedTables;
  /** Takes in the organisations that the files name. */
  readonly directory: OrganisationDirectory;
  /** See `StageParts`. */
  readonly isOfMany: boolean;
  /** Is told after each file how many are read. */
  readonly onFile?: ((done: number, total: number) => void) | undefined;
}

/** What is kept of staged files beside the tables. */
export interface StagedFiles {
  /** What each file is called, by its number. */
  readonly labels: readonly string[];
  readonly broken: BrokenRows;
  readonly tally: FhirTally;
}

/** Reads the files into the staged tables, in the order of their names and each once. Errors: those of a file, and CW-RELEASE-155 where no file holds a Patient. */
export async function stageFiles(
  { engine }: Pick<TableReader, 'engine'>,
  spec: FilesToStage,
): Promise<Result<StagedFiles, Problem>> {
  const files = labelled(spec.files);
  const kept = { labels: files.map(({ label }) => label), broken: new BrokenRows(), tally: new FhirTally() };
  const read = await feedTable(engine, packedTable(spec.tables), (feed) =>
    readFiles(
      new Stage({ feed, directory: spec.directory, isOfMany: spec.isOfMany, ...kept }),
      files,
      spec.onFile,
    ),
  );
  if (!read.ok) return read;
  if (kept.tally.found('Patient') === 0) return err(nobodyFound(kept));
  await runSteps(engine, unpackSteps(spec.tables));
  await engine.dropTable(spec.tables.packed);
  return ok(kept);
}

function labelled(files: readonly TableFile[]): readonly FhirFile[] {
  const sorted = [...files].sort((a, b) => (a.file < b.file ? -1 : 1));
  return sorted.map(({ path, file }, index) => ({
    path,
    label: fileLabel({ file, number: index + 1, of: sorted.length }),
  }));
}

async function readFiles(
  stage: Stage,
  files: readonly FhirFile[],
  onFile: FilesToStage['onFile'],
): Promise<Result<void, Problem>> {
  for (const [fileNumber, file] of files.entries()) {
    const read: ReadFhirFile = /\.ndjson(\.gz)?$/.test(file.path) ? readNdjsonFile : readBundleFile;
    const done = await read(file, {
      take: (entry) => stageFound(stage, fileNumber, entry),
      drained: () => stage.drained(),
    });
    if (!done.ok) return done;
    onFile?.(fileNumber + 1, files.length);
  }
  return ok(undefined);
}

function nobodyFound({ labels, tally }: StagedFiles): Problem {
  const resources = tally.summary().resources.reduce((sum, { found }) => sum + found, 0);
  return problem('CW-RELEASE-155', {
    ...(labels[0] === undefined ? {} : { path: labels[0] }),
    detail: `Expected Patients; found none (files: ${labels.length}, resources: ${resources}).`,
  });
}
