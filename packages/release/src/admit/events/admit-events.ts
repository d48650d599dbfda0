import type { OdsCode } from '@causeway/domain';
import { type Engine, literal, runSteps, type Sql, sql } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';
import type { AdmissionWork } from '../admission-work.js';
import { classifyDates } from '../reading/classified-dates.js';
import { eventsShape } from '../reading/table-shape.js';
import { type SentExtract, sentRows } from '../sent-extract.js';
import { type SetAside, setAside } from '../set-aside.js';
import { type ContentReason, codingFault, unitFault, valueFault } from './event-content.js';
import { admittedEvents, eventSteps, eventTables, leftOutEvents } from './event-steps.js';

/** The events of some extracts, admitted. */
export interface AdmittedEvents {
  /** A Parquet file of those that go on, by organisation and in the order in which they were sent. */
  readonly path: string;
  readonly setAside: SetAside;
  /** Events that could be used and were left out with their record. */
  readonly leftOut: ReadonlyMap<OdsCode, number>;
}

/** The table (record_id) of records that are left out of the run, the file to write, and the table of what is set aside. */
export interface EventsQuestion {
  readonly leftOut: string;
  readonly path: string;
  readonly asideTable: string;
}

/**
 * Admits the events of some extracts, after it is known who is left out. Reads the admitted persons; drops the tables as sent. The extracts
 * must be in order of ODS code.
 */
export async function admitEvents(
  { engine }: AdmissionWork,
  extracts: readonly SentExtract[],
  { leftOut, path, asideTable }: EventsQuestion,
): Promise<AdmittedEvents> {
  const sent = sentRows(extracts, eventsShape);
  const { dates, rejected } = eventTables;
  await classifyDates(engine, { from: sent, columns: ['start_date', 'end_date'], table: dates });
  await classifyContent(engine, sent);
  await runSteps(engine, eventSteps(sent));
  await engine.writeParquet(admittedEvents(sent, leftOut), path);
  const aside = await setAside(engine, {
    sent: extracts.map(({ source, raw }) => ({ ods: source.ods, raw })),
    rejected,
    table: asideTable,
  });
  const counts = await engine.query(leftOutEvents(sent, leftOut));
  for (const table of Object.values(eventTables)) await engine.dropTable(table);
  for (const { raw } of extracts) await engine.dropTable(raw.name);
  return {
    path,
    setAside: aside,
    leftOut: new Map(counts.map(({ source_ods: ods, n }) => [ods as OdsCode, Number(n)])),
  };
}

/** Numbers of up to seven digits, which need no second look: they are nearly all values there are. */
const plainNumber = String.raw`[+-]?[0-9]{1,7}(\.[0-9]{1,15})?`;

async function classifyContent(engine: Engine, sent: Sql): Promise<void> {
  const answer = [{ name: 'reason', type: 'text' }] as const;
  const answerOf = (reason: ContentReason | undefined) => (reason === undefined ? undefined : [reason]);
  const longValues = sql`(select value from ${sent} as e where value <> '' and not regexp_full_match(value, ${literal(plainNumber)}))`;
  await classifyDistinct(
    engine,
    { from: sent, keys: ['code_system', 'code', 'unit'], table: eventTables.codings, answer },
    (codeSystem = '', code = '', unit = '') => answerOf(codingFault(codeSystem, code) ?? unitFault(unit)),
  );
  await classifyDistinct(
    engine,
    { from: longValues, keys: ['value'], table: eventTables.values, answer },
    (value = '') => answerOf(valueFault(value)),
  );
}
