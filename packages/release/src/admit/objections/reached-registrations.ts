import type { LocalDate, OdsCode } from '@causeway/domain';
import { type Engine, identifier, sql, type Value } from '@causeway/engine';
import type { Registration } from './type-one-group.js';

const reachedTable = 'objection_reached';
const nextTable = 'objection_reached_next';

/**
 * The GP records that an objection can reach: those in which one stands, and from these any that share a valid NHS number, now or in
 * their history, again and again until no more are found. Few people object, so few rows leave the engine.
 *
 * Reads the table `registrations` (source_ods, record_id, nhs_number, valid_from, valid_to). In order of record id and dates.
 */
export async function reachedRegistrations(
  engine: Engine,
  registrations: string,
  recordIds: readonly string[],
): Promise<readonly Registration[]> {
  await engine.load(reachedTable, [{ name: 'record_id', type: 'text' }], [[recordIds]]);
  await reachOn(engine, registrations);
  const reached: Registration[] = [];
  const rows = sql`
    select source_ods, record_id, nhs_number, valid_from, valid_to from ${identifier(registrations)}
    where record_id in (select record_id from ${identifier(reachedTable)})
    order by record_id, valid_from, valid_to, nhs_number`;
  for await (const chunk of engine.columns(rows)) reached.push(...registrationsIn(chunk));
  await engine.dropTable(reachedTable);
  return reached;
}

async function reachOn(engine: Engine, registrations: string): Promise<void> {
  const all = identifier(registrations);
  const reached = identifier(reachedTable);
  for (let before = -1, now = await countRows(engine, reachedTable); now !== before; ) {
    await engine.createTable(
      nextTable,
      sql`select record_id from ${reached}
        union select record_id from ${all} where nhs_number in (
          select nhs_number from ${all} where record_id in (select record_id from ${reached}) and nhs_number is not null)`,
    );
    await engine.createTable(reachedTable, sql`select record_id from ${identifier(nextTable)}`);
    before = now;
    now = await countRows(engine, reachedTable);
  }
  await engine.dropTable(nextTable);
}

async function countRows(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.query(sql`select count(distinct record_id) as n from ${identifier(table)}`);
  return Number(row?.n);
}

function registrationsIn([
  practices = [],
  records = [],
  numbers = [],
  from = [],
  to = [],
]: readonly (readonly Value[])[]): readonly Registration[] {
  return records.map((recordId, at) => ({
    recordId: String(recordId),
    ods: practices[at] as OdsCode,
    nhsNumber: (numbers[at] ?? null) as string | null,
    validFrom: (from[at] ?? null) as LocalDate | null,
    validTo: (to[at] ?? null) as LocalDate | null,
  }));
}
