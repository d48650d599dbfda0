import { type Engine, identifier, join, sql } from '@causeway/engine';
import type { LeftOutCounts, RowCounts } from './admission-summary.js';
import type { AdmittedEvents } from './events/admit-events.js';
import { objectionTables } from './objections/apply-objections.js';
import type { AdmittedPersons } from './persons/admit-persons.js';
import type { SetAside } from './set-aside.js';

/** What Type 1 keeps out at each practice that sent an extract, in order of ODS code. */
export async function leftOutCounts(
  engine: Engine,
  persons: readonly AdmittedPersons[],
  events: readonly AdmittedEvents[],
): Promise<readonly LeftOutCounts[]> {
  const all = join(
    persons.map(({ table }) => sql`select source_ods, record_id from ${identifier(table)}`),
    sql` union all `,
  );
  const rows = await engine.query(sql`
    select source_ods, count(distinct record_id) as people, count(*) as person_rows from (${all}) as p
    where record_id in (select record_id from ${identifier(objectionTables.typeOne)})
    group by source_ods`);
  const byPractice = new Map(rows.map((row) => [String(row.source_ods), row]));
  return persons
    .filter(({ source }) => source.kind === 'gp')
    .map(({ source: { ods } }) => ({
      ods,
      people: Number(byPractice.get(ods)?.people ?? 0),
      personRows: Number(byPractice.get(ods)?.person_rows ?? 0),
      events: events.find(({ source }) => source.ods === ods)?.leftOut ?? 0,
    }));
}

/** The counts over all files of one kind. */
export function rowCounts(aside: readonly SetAside[], leftOut: number): RowCounts {
  const files = aside.flatMap((each) => each.files);
  const rowsIn = files.reduce((sum, file) => sum + file.rowsIn, 0);
  const admitted = files.reduce((sum, file) => sum + file.admitted, 0);
  return { rowsIn, admitted, rejected: rowsIn - admitted, leftOut, out: admitted - leftOut };
}
