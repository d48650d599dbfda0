import { readFile, stat } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { err, type LocalDate, ok, type Problem, parseOdsCode, problem, type Result } from '@causeway/domain';
import { problemOfReading } from '../reading/problem-of-reading.js';
import { findTableFile, namesIn, type TableFile } from '../reading/table-file.js';
import { parseRegionDescription, type RegionDescription, type Source } from './region-description.js';

/** The extract of one organisation, as it lies in the region folder. */
export interface ExtractFolder {
  readonly source: Source;
  /** Its path inside the region folder. */
  readonly folder: string;
  /** The tables, or undefined where FHIR files lie there in their place. */
  readonly tables?: ExtractTables | undefined;
  /** The names of the FHIR files in the folder, sorted. */
  readonly fhirFiles: readonly string[];
}

/** The two tables of an extract; an organisation may have sent no events. */
export interface ExtractTables {
  readonly persons: TableFile;
  readonly events: TableFile | undefined;
}

/** A region folder whose layout is sound; none of its tables has been opened. */
export interface RegionFolder {
  readonly name: string;
  readonly referenceDate: LocalDate;
  readonly organisations: readonly Source[];
  /** In order of ODS code. */
  readonly extracts: readonly ExtractFolder[];
}

/** Where the region lies, and the day it is to be read as at, where the caller says one. */
export interface RegionPlace {
  readonly folder: string;
  readonly referenceDate: LocalDate | undefined;
}

const descriptionFile = 'region.json';
const extractsFolder = 'extracts';
const fhirEnding = /\.(ndjson|ndjson\.gz|json)$/;

/** The names of the FHIR files among these, in their order. */
export function fhirFilesAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => fhirEnding.test(name) && name !== descriptionFile && !name.startsWith('.'));
}

/** Whether the folder is described by a `region.json`; without one it may be a folder of FHIR Bundles. */
export async function hasDescription(folder: string): Promise<boolean> {
  return await stat(joinPath(folder, descriptionFile)).then(
    () => true,
    () => false,
  );
}

/** The layout of a region folder. Errors: CW-RELEASE-143 to -146, -154. */
export async function readRegionFolder(place: RegionPlace): Promise<Result<RegionFolder, Problem>> {
  const description = await readDescription(place.folder);
  if (!description.ok) return description;
  const { name, organisations } = description.value;
  const referenceDate = place.referenceDate ?? description.value.referenceDate;
  if (referenceDate === undefined) return err(noReferenceDate());
  const extracts = await findExtracts(place.folder, organisations);
  if (!extracts.ok) return extracts;
  if (extracts.value.length === 0) return err(problem('CW-RELEASE-144', { path: extractsFolder }));
  return ok({ name, referenceDate, organisations, extracts: extracts.value });
}

function noReferenceDate(): Problem {
  return problem('CW-RELEASE-143', {
    path: `${descriptionFile}: referenceDate`,
    detail:
      'The field referenceDate is missing: expected the day up to which ages and histories count, YYYY-MM-DD.',
  });
}

async function readDescription(folder: string): Promise<Result<RegionDescription, Problem>> {
  try {
    return parseRegionDescription(await readFile(joinPath(folder, descriptionFile), 'utf8'));
  } catch (thrown) {
    const found = problemOfReading(thrown, descriptionFile);
    if (found === undefined) throw thrown;
    return err(found);
  }
}

async function findExtracts(
  root: string,
  organisations: readonly Source[],
): Promise<Result<readonly ExtractFolder[], Problem>> {
  const names = await folderNames(root);
  if (!names.ok) return names;
  const extracts: ExtractFolder[] = [];
  for (const name of names.value) {
    const source = organisations.find(({ ods }) => ods === name.toUpperCase());
    if (source === undefined) return err(unknownExtract(name));
    if (extracts.some((before) => before.source === source)) return err(twoFolders(source));
    const extract = await findExtract(root, `${extractsFolder}/${name}`, source);
    if (!extract.ok) return extract;
    if (extract.value !== undefined) extracts.push(extract.value);
  }
  return ok(extracts.sort((a, b) => (a.source.ods < b.source.ods ? -1 : 1)));
}

/** The folders in `extracts/` that are not hidden. */
async function folderNames(root: string): Promise<Result<readonly string[], Problem>> {
  const path = joinPath(root, extractsFolder);
  const names = await namesIn(path, extractsFolder);
  if (!names.ok) return names;
  const isFolder = await Promise.all(
    names.value.map(async (name) => !name.startsWith('.') && (await isFolderAt(joinPath(path, name)))),
  );
  return ok(names.value.filter((_, index) => isFolder[index]));
}

async function isFolderAt(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function unknownExtract(name: string): Problem {
  const code = parseOdsCode(name);
  return problem('CW-RELEASE-145', {
    path: code.ok ? `${extractsFolder}/${code.value}` : extractsFolder,
    detail: code.ok
      ? `There is an extract for ${code.value}, which region.json does not name.`
      : 'There is a folder among the extracts whose name is no ODS code.',
  });
}

/** The extract in a folder; undefined where the folder holds none. */
async function findExtract(
  root: string,
  folder: string,
  source: Source,
): Promise<Result<ExtractFolder | undefined, Problem>> {
  const names = await namesIn(joinPath(root, folder), folder);
  if (!names.ok) return names;
  const fhirFiles = fhirFilesAmong(names.value);
  const persons = await findTableFile({ root, folder, name: 'persons' });
  if (!persons.ok) return persons;
  const events = await findTableFile({ root, folder, name: 'events' });
  if (!events.ok) return events;
  const hasTables = persons.value !== undefined || events.value !== undefined;
  if (hasTables && fhirFiles.length > 0) return err(twoFormats(folder));
  if (persons.value !== undefined)
    return ok({ source, folder, fhirFiles, tables: { persons: persons.value, events: events.value } });
  if (events.value !== undefined) return err(personsMissing(folder));
  return ok(fhirFiles.length > 0 ? { source, folder, fhirFiles } : undefined);
}

function twoFolders({ ods }: Source): Problem {
  const detail = `Two folders of extracts are of ${ods}, in capitals and small letters.`;
  return problem('CW-RELEASE-146', { path: `${extractsFolder}/${ods}`, detail });
}

function twoFormats(folder: string): Problem {
  return problem('CW-RELEASE-146', {
    path: folder,
    detail: 'The extract lies there as tables and as FHIR files.',
  });
}

function personsMissing(folder: string): Problem {
  return problem('CW-RELEASE-144', {
    path: folder,
    detail:
      'The extract has events and no persons: expected persons.csv, persons.csv.gz or persons.parquet beside them.',
  });
}
