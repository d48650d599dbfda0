import type { AdmissionSummary, CleanedListSummary, LeftOutCounts } from './admission-summary.js';
import { type AdmittedLists, type AdmittedRows, allSetAside } from './admitted.js';
import type { FhirSummary } from './fhir/fhir-summary.js';
import { rowCounts } from './left-out-counts.js';
import type { CleanedListFile } from './lists/cleaned-list-file.js';
import { ledgerAlarms } from './objections/alarm-words.js';
import type { PracticeLedgerRow } from './objections/practice-ledger.js';
import type { OpenedRegion } from './opened-region.js';
import { columnName } from './reading/name-column.js';
import type { FileSummary, SetAside } from './set-aside.js';

/** What was counted, for the summary. */
export interface Counted {
  /** The columns that were to be left out. */
  readonly dropColumns: readonly string[];
  readonly lists: AdmittedLists;
  readonly rows: AdmittedRows;
  readonly ledger: readonly PracticeLedgerRow[];
  readonly leftOut: readonly LeftOutCounts[];
}

/** The summary of an admission. */
export function summarise(region: OpenedRegion, counted: Counted): AdmissionSummary {
  const { lists, rows, ledger, leftOut } = counted;
  const { persons, events, applied } = rows;
  const files = byFile(allSetAside(lists, rows).flatMap((aside) => aside.files));
  const fhir = fhirSummaries(region);
  const total = (of: 'personRows' | 'events') => leftOut.reduce((sum, practice) => sum + practice[of], 0);
  return {
    region: {
      name: region.name,
      referenceDate: region.referenceDate,
      isOneIndex: region.fhirSummary !== undefined,
    },
    organisations: region.organisations.map(({ ods, kind }) => ({
      ods,
      kind,
      sent: region.extracts.find(({ source }) => source.ods === ods)?.form ?? 'nothing',
    })),
    files,
    rows: {
      persons: rowCounts([persons.setAside], total('personRows')),
      events: rowCounts(
        events.map(({ setAside }) => setAside),
        total('events'),
      ),
    },
    quality: persons.quality,
    leftOut,
    ledger,
    objections: {
      isThere: lists.objections !== undefined,
      counts: applied.counts,
      partlyUnread: applied.partlyUnread,
    },
    cleanedList: cleanedListSummary(lists.cleanedList),
    areas: admittedOf(lists.areas),
    canaries: admittedOf(lists.canaries),
    droppedColumns: files.flatMap(({ file, droppedColumns }) =>
      droppedColumns.map((column) => `${file}: ${column}`),
    ),
    directIdentifiers: directIdentifiers(fhir),
    fhir,
    alarms: [...ledgerAlarms(ledger), ...listAlarms(region, lists), ...unplacedAlarms(lists)],
    warnings: [...warningsOf(region, lists, files), ...dropWarnings(counted.dropColumns, files)],
  };
}

/** One summary for each file, by its path: a file of FHIR has rows of several tables. */
function byFile(parts: readonly FileSummary[]): readonly FileSummary[] {
  const files = new Map<string, FileSummary>();
  for (const part of parts) {
    const before = files.get(part.file);
    files.set(part.file, before === undefined ? part : together(before, part));
  }
  return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function together(a: FileSummary, b: FileSummary): FileSummary {
  return {
    ...a,
    rowsIn: a.rowsIn + b.rowsIn,
    admitted: a.admitted + b.admitted,
    rejected: summed([a.rejected, b.rejected]),
  };
}

function summed(counts: readonly Readonly<Record<string, number | undefined>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const each of counts) {
    for (const [name, count] of Object.entries(each)) sums[name] = (sums[name] ?? 0) + (count ?? 0);
  }
  return sums;
}

function fhirSummaries({ fhirSummary, extracts }: OpenedRegion): readonly FhirSummary[] {
  return [fhirSummary, ...extracts.map((extract) => extract.fhirSummary())].filter(
    (summary) => summary !== undefined,
  );
}

function directIdentifiers(fhir: readonly FhirSummary[]): Readonly<Record<string, number>> {
  return summed(fhir.map(({ heldDirectIdentifiers }) => heldDirectIdentifiers));
}

function cleanedListSummary({ isThere, list, receivedOn }: CleanedListFile): CleanedListSummary {
  return {
    isThere,
    size: list.freshness === 'fresh' ? list.numbers.size : 0,
    numbersRead: list.numbers.size,
    badLines: list.badLineCount,
    receivedOn,
    freshness: list.freshness,
  };
}

function admittedOf(aside: SetAside | undefined): number {
  return aside?.files.reduce((sum, file) => sum + file.admitted, 0) ?? 0;
}

function listAlarms(
  { organisations }: OpenedRegion,
  { objections, cleanedList }: AdmittedLists,
): readonly string[] {
  const hasPractices = organisations.some(({ kind }) => kind === 'gp');
  return [
    ...(objections === undefined && hasPractices
      ? ['There is no list of objections (choices/objections.csv), so no Type 1 objection was applied.']
      : []),
    ...(cleanedList.isThere
      ? []
      : ['There is no cleaned list of the national data opt-out (choices/cleaned-list.dat).']),
    ...(cleanedList.isThere && cleanedList.list.freshness !== 'fresh'
      ? [`The cleaned list is not fresh (${cleanedList.list.freshness}), so nobody is on it.`]
      : []),
  ];
}

function unplacedAlarms({ objections }: AdmittedLists): readonly string[] {
  const unplaced = objections?.setAsideBy.get('') ?? 0;
  const broken = objections?.setAside.files.reduce((sum, file) => sum + brokenRows(file), 0) ?? 0;
  return [
    ...(unplaced > 0 ? [`${unplaced} rows of the objections name an organisation that is not known.`] : []),
    ...(broken > 0 ? [`${broken} rows of the objections could not be read as rows.`] : []),
  ];
}

const brokenReasons = [
  'wrong-number-of-fields',
  'unterminated-quote',
  'quote-misplaced',
  'line-end-misplaced',
] as const;

function brokenRows({ rejected }: FileSummary): number {
  return brokenReasons.reduce((sum, reason) => sum + (rejected[reason] ?? 0), 0);
}

function warningsOf(
  { organisations, extracts }: OpenedRegion,
  { areas, cleanedList }: AdmittedLists,
  files: readonly FileSummary[],
): readonly string[] {
  const silent = organisations.filter(({ ods }) => !extracts.some(({ source }) => source.ods === ods));
  return [
    ...silent.map(({ ods }) => `${ods} is in region.json and sent no extract.`),
    ...(areas === undefined ? ['There is no areas.csv: places and deprivation are not known.'] : []),
    ...files.filter(({ rowsIn }) => rowsIn === 0).map(({ file }) => `${file} has no rows.`),
    ...files
      .filter(({ ignoredColumns }) => ignoredColumns.length > 0)
      .map(({ file, ignoredColumns }) => `${file}: columns not read: ${ignoredColumns.join(', ')}.`),
    ...(cleanedList.list.badLineCount > 0
      ? [`${cleanedList.list.badLineCount} lines of the cleaned list are no NHS number.`]
      : []),
  ];
}

function dropWarnings(dropColumns: readonly string[], files: readonly FileSummary[]): readonly string[] {
  const dropped = new Set(files.flatMap(({ droppedColumns }) => droppedColumns));
  return dropColumns
    .map(columnName)
    .filter((column) => !dropped.has(column))
    .map((column) => `No file has a column "${column}" to leave out.`);
}
