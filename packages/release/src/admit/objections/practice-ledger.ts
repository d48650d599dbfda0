import { type LedgerAlarm, type LedgerRow, type ObjectionCounts, objectionLedger } from '@causeway/choices';
import type { OdsCode } from '@causeway/domain';
import { type Engine, identifier, literal, type Sql, sql } from '@causeway/engine';
import { personTables } from '../persons/person-steps.js';
import type { AppliedObjections } from './apply-objections.js';
import type { RecordedObjection } from './type-one-decision.js';

/** What the ledger is made of. */
export interface LedgerQuestion {
  /** Every practice of the region, with or without an extract. */
  readonly practices: readonly OdsCode[];
  readonly applied: AppliedObjections;
  /** Rows of the objections that were not understood, by practice. */
  readonly notUnderstood: ReadonlyMap<OdsCode | '', number>;
  readonly previous: readonly ObjectionCounts[];
  /** The files of persons and of events that go on, as written. */
  readonly personsPath: string;
  readonly eventsPath: string;
}

/** What admission itself finds wrong with a practice's objections, beside what the ledger of `choices` does. */
export type AdmissionAlarm = 'rows-not-understood' | 'objectors-not-in-extract';

/** One practice's line of the ledger of a run. */
export interface PracticeLedgerRow extends Omit<LedgerRow, 'alarms'> {
  readonly alarms: readonly (LedgerAlarm | AdmissionAlarm)[];
  /** Of `sent`, people whose record is not in the extract: the practice kept it back itself. */
  readonly withheldAtSource: number;
  /** Records left out here because the person objected at another practice. */
  readonly carriedFromElsewhere: number;
  /** Objections active here that the practice of today says are over. */
  readonly supersededElsewhere: number;
  /** Rows of this practice's objections that could not be understood. */
  readonly rowsNotUnderstood: number;
  /** People whose legacy Type 2 objection came too late to be processed. */
  readonly typeTwoWorklist: number;
}

const recordedTable = 'type_one_recorded';

/**
 * The ledger: a row for every practice, by ODS code. What was recorded is counted on the practice's list, what was sent on its extract,
 * what was applied on the files that go on, which are read again for it.
 */
export async function practiceLedger(
  engine: Engine,
  question: LedgerQuestion,
): Promise<readonly PracticeLedgerRow[]> {
  const { practices, applied, notUnderstood, previous } = question;
  await loadRecorded(engine, applied.typeOne.recorded);
  const recorded = countByPractice(applied.typeOne.recorded);
  const found = await countsByPractice(engine, foundInExtract());
  const seen = await countsByPractice(engine, seenInOutput(question));
  const listSize = await countsByPractice(
    engine,
    sql`select source_ods, record_id from ${identifier(personTables.registrations)}`,
  );
  const of = (counts: ReadonlyMap<string, number>, ods: string) => counts.get(ods) ?? 0;
  const rows = practices.map((ods) => ({
    ods,
    recorded: of(recorded, ods),
    // A record that is not in the extract was kept back by the practice: that is no loss on the way.
    sent: of(recorded, ods),
    applied: of(recorded, ods) - of(seen, ods),
    listSize: of(listSize, ods),
    canariesSeen: 0,
  }));
  const carried = countByPractice(
    applied.typeOne.leftOut.filter(({ basis }) => basis === 'recorded-elsewhere'),
  );
  const superseded = countByPractice(applied.typeOne.superseded);
  return objectionLedger(rows, previous).map((row) => {
    const withheldAtSource = row.recorded - of(found, row.ods);
    const rowsNotUnderstood = of(notUnderstood, row.ods);
    return {
      ...row,
      withheldAtSource,
      carriedFromElsewhere: of(carried, row.ods),
      supersededElsewhere: of(superseded, row.ods),
      rowsNotUnderstood,
      typeTwoWorklist: of(applied.typeTwoWorklist, row.ods),
      alarms: [...row.alarms, ...admissionAlarms(withheldAtSource, rowsNotUnderstood)],
    };
  });
}

/**
 * People on a practice's list who are not in its extract were kept back by the practice; or the ids of the two do not fit, and their
 * objections reach nobody. Which it is, only a person can say.
 */
function admissionAlarms(withheldAtSource: number, rowsNotUnderstood: number): readonly AdmissionAlarm[] {
  return [
    ...(rowsNotUnderstood > 0 ? (['rows-not-understood'] as const) : []),
    ...(withheldAtSource > 0 ? (['objectors-not-in-extract'] as const) : []),
  ];
}

async function loadRecorded(engine: Engine, recorded: readonly RecordedObjection[]): Promise<void> {
  const columns = [
    { name: 'source_ods', type: 'text' },
    { name: 'record_id', type: 'text' },
  ] as const;
  await engine.load(recordedTable, columns, [
    [recorded.map(({ ods }) => ods), recorded.map(({ recordId }) => recordId)],
  ]);
}

function foundInExtract(): Sql {
  return sql`select source_ods, record_id from ${identifier(recordedTable)}
    where record_id in (select record_id from ${identifier(personTables.registrations)})`;
}

function seenInOutput({ personsPath, eventsPath }: LedgerQuestion): Sql {
  const inFile = (path: string) =>
    sql`record_id in (select record_id from read_parquet(${literal(path)}) where source_kind = 'gp')`;
  return sql`select source_ods, record_id from ${identifier(recordedTable)}
    where ${inFile(personsPath)} or ${inFile(eventsPath)}`;
}

async function countsByPractice(engine: Engine, records: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await engine.query(
    sql`select source_ods, count(distinct record_id) as n from (${records}) as r group by source_ods`,
  );
  return new Map(rows.map(({ source_ods: ods, n }) => [String(ods), Number(n)]));
}

function countByPractice(rows: readonly { readonly ods: OdsCode }[]): ReadonlyMap<OdsCode, number> {
  const counts = new Map<OdsCode, number>();
  for (const { ods } of rows) counts.set(ods, (counts.get(ods) ?? 0) + 1);
  return counts;
}
