import { type Engine, identifier, sql } from '@causeway/engine';
import type { LeftOutCounts, RowCounts } from './admission-summary.js';
import type { AdmittedEvents } from './events/admit-events.js';
import { objectionTables } from './objections/apply-objections.js';
import { personTables } from './persons/person-steps.js';
import type { Source } from './region/region-description.js';
import type { SetAside } from './set-aside.js';

/** What Type 1 keeps out at each of these practices, in their order. */
export async function leftOutCounts(
  engine: Engine,
  practices: readonly Source[],
  events: readonly AdmittedEvents[],
): Promise<readonly LeftOutCounts[]> {
  const rows = await engine.query(sql`
    select source_ods, count(distinct record_id) as people, count(*) as person_rows
    from ${identifier(personTables.admitted)}
    where record_id in (select record_id from ${identifier(objectionTables.typeOne)})
    group by source_ods`);
  const byPractice = new Map(rows.map((row) => [String(row.source_ods), row]));
  return practices.map(({ ods }) => ({
    ods,
    people: Number(byPractice.get(ods)?.people ?? 0),
    personRows: Number(byPractice.get(ods)?.person_rows ?? 0),
    events: events.reduce((sum, { leftOut }) => sum + (leftOut.get(ods) ?? 0), 0),
  }));
}

/** The counts over all files of one kind. */
export function rowCounts(aside: readonly SetAside[], leftOut: number): RowCounts {
  const files = aside.flatMap((each) => each.files);
  const rowsIn = files.reduce((sum, file) => sum + file.rowsIn, 0);
  const admitted = files.reduce((sum, file) => sum + file.admitted, 0);
  return { rowsIn, admitted, rejected: rowsIn - admitted, leftOut, out: admitted - leftOut };
}
