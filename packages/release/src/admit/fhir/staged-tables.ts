import type { Column } from '@causeway/engine';
import { columnsOf, eventsShape, personsShape } from '../reading/table-shape.js';
import type { FedTable } from './table-feed.js';

/** The tables that FHIR files are first read into, by their names in the engine: what each says, and by which keys it refers to others. */
export interface StagedTables {
  /** Rows of persons: `PatientRow` with place, key (`self`), id, and the keys of the practice and of the managing organisation. */
  readonly people: string;
  /** Events with place, own key (encounters alone), and the keys of subject, encounter, organisation and medicine; '' for none. */
  readonly entries: string;
  /** (type, reference, self): that a reference of this key leads to the resource whose own key is `self`. */
  readonly keys: string;
  /** (self, code_system, code) of Medications. */
  readonly medicines: string;
}

const place = [
  { name: 'sent_row', type: 'bigint' },
  { name: 'file_number', type: 'integer' },
  { name: 'line', type: 'bigint' },
] as const satisfies readonly Column[];

/** What an event's row says of itself; whose it is stands in its keys. */
export const entryContent: readonly string[] = columnsOf(eventsShape).filter(
  (column) => column !== 'local_id',
);

/** The keys by which an event's row refers to others, and its own. */
export const entryKeys = ['self', 'subject', 'encounter', 'organisation', 'medicine'] as const;

/** What a row of persons says. */
export const personContent: readonly string[] = columnsOf(personsShape);

/** The keys by which a row of persons refers to others, and its own. */
export const personKeys = ['self', 'practice', 'organisation'] as const;

/** The names of the tables that begin with this. */
export function stagedTables(prefix: string): StagedTables {
  return {
    people: `${prefix}_people`,
    entries: `${prefix}_entries`,
    keys: `${prefix}_keys`,
    medicines: `${prefix}_medicines`,
  };
}

/** The tables with their columns. */
export function fedTables(names: StagedTables): Readonly<Record<keyof StagedTables, FedTable>> {
  return {
    people: { name: names.people, columns: [...place, ...texts([...personKeys, ...personContent])] },
    entries: { name: names.entries, columns: [...place, ...texts([...entryKeys, ...entryContent])] },
    keys: { name: names.keys, columns: texts(['type', 'reference', 'self']) },
    medicines: { name: names.medicines, columns: texts(['self', 'code_system', 'code']) },
  };
}

/** An event's row after its place. */
export function entryRow(
  keys: Readonly<Record<(typeof entryKeys)[number], string>>,
  content: Readonly<Record<string, string>>,
): readonly string[] {
  return [...entryKeys.map((key) => keys[key]), ...entryContent.map((column) => content[column] ?? '')];
}

/** A row of persons after its place. */
export function personRow(
  keys: Readonly<Record<(typeof personKeys)[number], string>>,
  content: Readonly<Record<string, string>>,
): readonly string[] {
  return [...personKeys.map((key) => keys[key]), ...personContent.map((column) => content[column] ?? '')];
}

function texts(names: readonly string[]): readonly Column[] {
  return names.map((name) => ({ name, type: 'text' }));
}
