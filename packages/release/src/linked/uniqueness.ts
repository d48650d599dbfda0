import { type Engine, sql } from '@causeway/engine';

/** How many people share their combination of attributes with how many others. */
export interface UniquenessRow {
  /** Size of the group of people who look alike, as words: `1`, `2 to 4`, `5 to 9`, `10 or more`. */
  readonly groupSize: string;
  readonly people: number;
}

/**
 * How many people of the linked dataset would be alone, or nearly, with their year of birth, sex, place, deprivation decile, practice
 * and ethnic category (release.md P4). True counts, for the data-run team. Reads `linked_persons`.
 */
export async function uniqueness(engine: Engine): Promise<readonly UniquenessRow[]> {
  const rows = await engine.query(sql`
    with alike as (
      select count(*) as people from linked_persons
      group by year_of_birth, sex, place, imd_decile, registered_gp, ethnic_category)
    select case when people = 1 then 0 when people < 5 then 1 when people < 10 then 2 else 3 end as band, cast(sum(people) as bigint) as people
    from alike group by band order by band`);
  const found = new Map(rows.map(({ band, people }) => [Number(band), Number(people)]));
  return ['1', '2 to 4', '5 to 9', '10 or more'].map((groupSize, band) => ({
    groupSize,
    people: found.get(band) ?? 0,
  }));
}
