import { type Engine, identifier, literal, sql } from '@causeway/engine';
import type { RawTable } from '../reading/raw-table.js';
import { type SetAside, setAside } from '../set-aside.js';

/** The table of canaries for the rest of a run: record_id, family. */
export const canariesTable = 'canaries_admitted';

const rejectedTable = 'canaries_rejected';

/** Admits the list of canaries: made-up persons with an objection, who must appear in no release. */
export async function admitCanaries(engine: Engine, raw: RawTable): Promise<SetAside> {
  const sent = identifier(raw.name);
  const isWhole = sql`ods <> '' and local_id <> '' and family <> ''`;
  await engine.createTable(
    rejectedTable,
    sql`select '' as source_ods, sent_row, 'field-missing' as reason from ${sent} where not (${isWhole})`,
  );
  await engine.createTable(
    canariesTable,
    sql`select distinct upper(ods) || ':' || local_id as record_id, family from ${sent} where ${isWhole}`,
  );
  return await setAside(engine, {
    sent: [{ ods: '', raw }],
    rejected: rejectedTable,
    table: 'canaries_set_aside',
  });
}

/** Makes the table of canaries of a folder that has none. */
export async function noCanaries(engine: Engine): Promise<void> {
  await engine.createTable(canariesTable, sql`select '' as record_id, '' as family where false`);
}

/** How many canaries that objected by Type 1 are among the GP records in the file of persons: any is a fault. */
export async function typeOneCanariesIn(engine: Engine, personsPath: string): Promise<number> {
  const [row] = await engine.query(sql`
    select count(distinct record_id) as n from read_parquet(${literal(personsPath)})
    where source_kind = 'gp'
      and record_id in (select record_id from ${identifier(canariesTable)} where family like 'type-1%')`);
  return Number(row?.n);
}
