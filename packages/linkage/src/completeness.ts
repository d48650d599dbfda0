import { type Engine, sql } from '@causeway/engine';
import type { SourceCompleteness } from './link-outcome.js';

/** How complete each source is, in the order of their names. */
export async function completeness(engine: Engine): Promise<readonly SourceCompleteness[]> {
  const rows =
    await engine.query(sql`select s.source, count(*) as records, count(e.number) as number, count(e.wrong_number) as wrong_number,
      count(e.date_of_birth) as date_of_birth, count(e.sex) as sex, count(e.postcode_id) as postcode, count(e.gp_id) as gp
    from link_evidence e join link_sources s on s.source_id = e.source_id group by s.source_id, s.source order by s.source_id`);
  return rows.map((row) => ({
    source: String(row.source),
    records: Number(row.records),
    number: Number(row.number),
    wrongNumber: Number(row.wrong_number),
    dateOfBirth: Number(row.date_of_birth),
    sex: Number(row.sex),
    postcode: Number(row.postcode),
    registeredGp: Number(row.gp),
  }));
}

/** The columns of `link_rows` that hold any value at all. */
export async function presentColumns(
  engine: Engine,
  sources: readonly SourceCompleteness[],
): Promise<ReadonlySet<string>> {
  const any = (count: (source: SourceCompleteness) => number): boolean =>
    sources.some((source) => count(source) > 0);
  const [outward] = await engine.query(sql`select count(outward_id) as outward from link_evidence`);
  const held: readonly (readonly [present: boolean, columns: readonly string[]])[] = [
    [any(({ number }) => number), ['number']],
    [any(({ dateOfBirth }) => dateOfBirth), ['date_of_birth', 'birth_year', 'birth_month', 'birth_day']],
    [any(({ sex }) => sex), ['sex']],
    [any(({ postcode }) => postcode), ['postcode_id']],
    [Number(outward?.outward ?? 0) > 0, ['outward_id']],
    [any(({ registeredGp }) => registeredGp), ['gp_id']],
  ];
  return new Set(held.flatMap(([present, columns]) => (present ? columns : [])));
}
