import { rename } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { CleanedList } from '@causeway/choices';
import { type Engine, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import type { AdmittedEvents } from './events/admit-events.js';
import { eventColumns } from './events/event-steps.js';
import { areasTable } from './lists/admit-areas.js';
import { canariesTable } from './lists/admit-canaries.js';
import { objectionTables } from './objections/apply-objections.js';
import { personColumns, personTables } from './persons/person-steps.js';
import type { Source } from './region/region-description.js';
import type { SetAside } from './set-aside.js';

/** The files that admission writes into its folder. */
export const admissionFiles = {
  persons: 'persons.parquet',
  events: 'events.parquet',
  areas: 'areas.parquet',
  organisations: 'organisations.parquet',
  cleanedList: 'cleaned_list.parquet',
  objections: 'objections.parquet',
  typeOne: 'type_one.parquet',
  typeTwo: 'type_two.parquet',
  canaries: 'canaries.parquet',
  rejected: 'rejected.parquet',
} as const;

/** Writes `persons.parquet`: every admitted row whose record is not left out, by organisation, record and time. */
export async function writePersons(engine: Engine, path: string): Promise<void> {
  await engine.writeParquet(
    sql`select ${named(personColumns)} from ${identifier(personTables.admitted)}
      where record_id not in (select record_id from ${identifier(objectionTables.typeOne)})
      order by source_ods, local_id, valid_from nulls first, valid_to nulls last, sent_row`,
    path,
  );
}

/** Makes `events.parquet` of its parts: by organisation, then in the order in which each sent them. */
export async function writeEvents(
  engine: Engine,
  parts: readonly AdmittedEvents[],
  path: string,
): Promise<void> {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) await rename(only.path, path);
  else await engine.writeParquet(parts.length === 0 ? noEvents() : eventsOfAll(parts), path);
}

function eventsOfAll(parts: readonly AdmittedEvents[]): Sql {
  // The parts are read one after the other, and an engine that keeps the order of insertion keeps theirs.
  return sql`select * from read_parquet([${join(parts.map(({ path }) => literal(path)))}])`;
}

function noEvents(): Sql {
  const columns = eventColumns.map((column) =>
    column.endsWith('_date')
      ? sql`cast(null as date) as ${identifier(column)}`
      : sql`cast(null as varchar) as ${identifier(column)}`,
  );
  return sql`select ${join(columns)} where false`;
}

/** Writes `rejected.parquet`: file, line, reason, in this order. */
export async function writeRejected(engine: Engine, aside: readonly SetAside[], path: string): Promise<void> {
  const all = join(
    aside.map(({ table }) => sql`select file, line, reason from ${identifier(table)}`),
    sql` union all `,
  );
  await engine.writeParquet(sql`select * from (${all}) as r order by file, line, reason`, path);
}

/** Writes the small files: areas, organisations, cleaned list, objections, Type 1, Type 2, canaries. */
export async function writeLists(
  engine: Engine,
  { organisations, list }: { readonly organisations: readonly Source[]; readonly list: CleanedList },
  folder: string,
): Promise<void> {
  await loadOrganisations(engine, organisations);
  await loadCleanedList(engine, list);
  const lists: readonly (readonly [file: string, table: string, order: readonly string[]])[] = [
    [admissionFiles.areas, areasTable, ['postcode']],
    [admissionFiles.organisations, 'organisations', ['ods']],
    [admissionFiles.cleanedList, 'cleaned_list', ['nhs_number']],
    [
      admissionFiles.objections,
      objectionTables.objections,
      ['ods', 'local_id', 'effective_at', 'recorded_at', 'code', 'entered_in_error'],
    ],
    [admissionFiles.typeOne, objectionTables.typeOne, ['record_id']],
    [admissionFiles.typeTwo, objectionTables.typeTwo, ['record_id']],
    [admissionFiles.canaries, canariesTable, ['record_id', 'family']],
  ];
  for (const [file, table, order] of lists) {
    await engine.writeParquet(
      sql`select * from ${identifier(table)} order by ${named(order)}`,
      joinPath(folder, file),
    );
  }
}

function named(columns: readonly string[]): Sql {
  return join(columns.map((column) => identifier(column)));
}

async function loadOrganisations(engine: Engine, organisations: readonly Source[]): Promise<void> {
  const columns = (['ods', 'name', 'kind', 'postcode'] as const).map(
    (name) => ({ name, type: 'text' }) as const,
  );
  await engine.load('organisations', columns, [
    [
      organisations.map(({ ods }) => ods),
      organisations.map(({ name }) => name),
      organisations.map(({ kind }) => kind),
      organisations.map(({ postcode }) => postcode ?? null),
    ],
  ]);
}

/** On a list that is not fresh is nobody. */
async function loadCleanedList(engine: Engine, { numbers, freshness }: CleanedList): Promise<void> {
  const inForce = freshness === 'fresh' ? [...numbers] : [];
  await engine.load('cleaned_list', [{ name: 'nhs_number', type: 'text' }], [[inForce]]);
}
