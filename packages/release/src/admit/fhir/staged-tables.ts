import { identifier, join, literal, type Step, sql } from '@causeway/engine';
import { columnsOf, eventsShape, personsShape } from '../reading/table-shape.js';
import type { FedTable } from './table-feed.js';

/** The tables that FHIR files are first read into, by their names in the engine. Every row has its number and place. */
export interface StagedTables {
  /** Rows of all the others, as they come: see `packedRow`. */
  readonly packed: string;
  /** Rows of persons: what a row says, key (`self`), and the keys of the practice and of the managing organisation. */
  readonly people: string;
  /** Events: what a row says, own key (encounters alone), and the keys of subject, encounter, organisation and medicine; '' for none. */
  readonly entries: string;
  /** (type, reference, self): that a reference of this key leads to the resource whose own key is `self`. */
  readonly keys: string;
  /** (self, code_system, code) of Medications. */
  readonly medicines: string;
}

/** The tables that rows are staged for. */
export type StagedTable = Exclude<keyof StagedTables, 'packed'>;

/** What an event's row says of itself; whose it is stands in its keys. */
export const entryContent: readonly string[] = columnsOf(eventsShape).filter(
  (column) => column !== 'local_id',
);

/** What a row of persons says. */
export const personContent: readonly string[] = columnsOf(personsShape);

/** The columns of each table after number and place. */
export const stagedColumns: Readonly<Record<StagedTable, readonly string[]>> = {
  people: ['self', 'practice', 'organisation', ...personContent],
  entries: ['self', 'subject', 'encounter', 'organisation', 'medicine', ...entryContent],
  keys: ['type', 'reference', 'self'],
  medicines: ['self', 'code_system', 'code'],
};

/** The control character that ASCII has for this, U+001F: it stands in no value that could be used. */
const unitSeparator = '\u001f';

/**
 * The values of a row for a table, by column ('' for those that are missing), in one text.
 *
 * An engine takes one load at a time, so rows of all tables go in by one; and a row's values one by one cost twice what it costs to take
 * one text apart in the engine, on all its threads.
 */
export function packedRow(table: StagedTable, values: Readonly<Record<string, string>>): string {
  return stagedColumns[table].map((column) => withoutSeparator(values[column] ?? '')).join(unitSeparator);
}

function withoutSeparator(value: string): string {
  return value.includes(unitSeparator) ? value.replaceAll(unitSeparator, ' ') : value;
}

/** The names of the tables that begin with this. */
export function stagedTables(prefix: string): StagedTables {
  return {
    packed: `${prefix}_packed`,
    people: `${prefix}_people`,
    entries: `${prefix}_entries`,
    keys: `${prefix}_keys`,
    medicines: `${prefix}_medicines`,
  };
}

/** The table that is fed: a row's number and place, the table it is for, and its values in one text. */
export function packedTable({ packed }: StagedTables): FedTable {
  return {
    name: packed,
    columns: [
      { name: 'sent_row', type: 'bigint' },
      { name: 'file_number', type: 'integer' },
      { name: 'line', type: 'bigint' },
      { name: 'for_table', type: 'text' },
      { name: 'content', type: 'text' },
    ],
  };
}

/** The steps that take the packed rows apart. */
export function unpackSteps(tables: StagedTables): readonly Step[] {
  return Object.entries(stagedColumns).map(([table, columns]) => ({
    table: tables[table as StagedTable],
    why: `What the FHIR files hold for the table of ${table}.`,
    query: sql`
      select sent_row, file_number, line, ${join(
        columns.map(
          (column, at) =>
            sql`split_part(content, ${literal(unitSeparator)}, ${literal(at + 1)}) as ${identifier(column)}`,
        ),
      )}
      from ${identifier(tables.packed)} where for_table = ${literal(table)}`,
  }));
}
