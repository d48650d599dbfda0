import { join as joinPath } from 'node:path';
import { type Engine, identifier, literal, runSteps, sql } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';
import type { AdmissionWork } from '../admission-work.js';
import type { AdmittedPersons } from '../persons/admit-persons.js';
import { recordId } from '../persons/person-steps.js';
import { classifyDates } from '../reading/classified-dates.js';
import type { RawTable } from '../reading/raw-table.js';
import type { Source } from '../region/region-description.js';
import { type SetAside, setAside } from '../set-aside.js';
import { type ContentReason, codingFault, unitFault, valueFault } from './event-content.js';
import { admittedEvents, type EventTables, eventSteps } from './event-steps.js';

/** The events of one organisation, admitted. */
export interface AdmittedEvents {
  readonly source: Source;
  /** A Parquet file of those that go on, in the order in which they were sent. */
  readonly path: string;
  readonly setAside: SetAside;
  /** Events that could be used and were left out with their record. */
  readonly leftOut: number;
}

/** The persons whose events these are, and the table (record_id) of records that are left out of the run. */
export interface EventsQuestion {
  readonly persons: AdmittedPersons;
  readonly leftOut: string;
}

/** Admits the events of one organisation, after it is known who is left out. */
export async function admitEvents(
  { engine, scratchFolder }: AdmissionWork,
  raw: RawTable,
  { persons, leftOut }: EventsQuestion,
): Promise<AdmittedEvents> {
  const { source } = persons;
  const tables = tablesOf(raw.name, persons.table);
  await classifyDates(engine, { from: raw.name, columns: ['start_date', 'end_date'], table: tables.dates });
  await classifyContent(engine, tables);
  await runSteps(engine, eventSteps(tables, source));
  const path = joinPath(scratchFolder, `${raw.name}.parquet`);
  await engine.writeParquet(admittedEvents(tables, source, leftOut), path);
  const admitted = {
    source,
    path,
    setAside: await setAside(engine, raw, tables.rejected),
    leftOut: await countLeftOut(engine, tables, { ods: source.ods, leftOut }),
  };
  const { persons: _kept, ...own } = tables;
  for (const table of Object.values(own)) await engine.dropTable(table);
  return admitted;
}

function tablesOf(raw: string, persons: string): EventTables {
  return {
    raw,
    persons,
    people: `${raw}_people`,
    dates: `${raw}_dates`,
    codings: `${raw}_codings`,
    values: `${raw}_values`,
    faulty: `${raw}_faulty`,
    repeated: `${raw}_repeated`,
    rejected: `${raw}_rejected`,
  };
}

/** Numbers of up to seven digits, which need no second look: they are nearly all values there are. */
const plainNumber = String.raw`[+-]?[0-9]{1,7}(\.[0-9]{1,15})?`;

async function classifyContent(engine: Engine, tables: EventTables): Promise<void> {
  const answer = [{ name: 'reason', type: 'text' }] as const;
  const raw = identifier(tables.raw);
  const answerOf = (reason: ContentReason | undefined) => (reason === undefined ? undefined : [reason]);
  const longValues = sql`(select value from ${raw} where value <> '' and not regexp_full_match(value, ${literal(plainNumber)}))`;
  await classifyDistinct(
    engine,
    { from: raw, keys: ['code_system', 'code', 'unit'], table: tables.codings, answer },
    (codeSystem = '', code = '', unit = '') => answerOf(codingFault(codeSystem, code) ?? unitFault(unit)),
  );
  await classifyDistinct(
    engine,
    { from: longValues, keys: ['value'], table: tables.values, answer },
    (value = '') => answerOf(valueFault(value)),
  );
}

async function countLeftOut(
  engine: Engine,
  { raw, rejected }: EventTables,
  { ods, leftOut }: { readonly ods: string; readonly leftOut: string },
): Promise<number> {
  const [row] = await engine.query(sql`
    select count(*) as n from ${identifier(raw)} as e
    where e.sent_row not in (select sent_row from ${identifier(rejected)})
      and ${recordId(ods, sql`e.local_id`)} in (select record_id from ${identifier(leftOut)})`);
  return Number(row?.n);
}
