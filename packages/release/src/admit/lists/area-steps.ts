import { identifier, literal, type Sql, type Step, sql } from '@causeway/engine';

/** The tables that admission makes of the areas, by their names in the engine. */
export interface AreaTables {
  /** As sent: see `RawTable`. */
  readonly raw: string;
  /** (postcode, normal_form) of every text that is a postcode. */
  readonly postcodes: string;
  /** (source_ods, sent_row, reason) of rows that are set aside. */
  readonly rejected: string;
  readonly admitted: string;
}

/**
 * Areas of England on which the Index of Multiple Deprivation ranks: 32,844 of the census of 2011, up to the index of 2019; 33,755 of
 * that of 2021, for the index of 2025. A rank beyond the first can only be of the second.
 */
const areasRankedIn2019 = 32_844;
const areasRankedIn2025 = 33_755;

/** What makes of a table of areas the rows that are admitted and those that are set aside. */
export function areaSteps(tables: AreaTables): readonly Step[] {
  return [
    {
      table: tables.rejected,
      why: 'Areas without a postcode that can be read or with a decile that is none, and postcodes that came before.',
      query: rejectedAreas(tables),
    },
    {
      table: tables.admitted,
      why: 'Where each postcode lies, by its normal form.',
      query: admittedAreas(tables),
    },
  ];
}

function rejectedAreas({ raw, postcodes }: AreaTables): Sql {
  return sql`
    select '' as source_ods, sent_row, reason from (
      select *, case
        when postcode = '' then 'postcode-missing'
        when normal_form is null then 'postcode-unreadable'
        when imd_decile <> '' and ${decile(sql`imd_decile`)} is null then 'imd-decile-not-1-to-10'
        when times_sent > 1 then 'duplicate-postcode'
      end as reason
      from (
        select a.*, p.normal_form,
          row_number() over (partition by coalesce(p.normal_form, a.postcode) order by a.sent_row) as times_sent
        from ${identifier(raw)} as a left join ${identifier(postcodes)} as p on p.postcode = a.postcode
      ) as numbered
    ) as judged
    where reason is not null`;
}

function decile(text: Sql): Sql {
  return sql`(case when regexp_full_match(${text}, '0?[1-9]|10') then cast(${text} as integer) end)`;
}

/** Ranks count England alone; the other countries of the directory have ranks of their own. */
function decileOfRank(): Sql {
  const total = sql`(case when highest_rank > ${literal(areasRankedIn2019)} then ${literal(areasRankedIn2025)} else ${literal(areasRankedIn2019)} end)`;
  const decileRoundedUp = sql`(10 * cast(imd_rank as integer) + ${total} - 1) // ${total}`;
  return sql`(case when lsoa like 'E%' and regexp_full_match(imd_rank, '[1-9][0-9]{0,4}') then ${decileRoundedUp} end)`;
}

function admittedAreas({ raw, postcodes, rejected }: AreaTables): Sql {
  return sql`
    select p.normal_form as postcode, nullif(lsoa, '') as lsoa, nullif(msoa, '') as msoa, nullif(place, '') as place,
      nullif(icb, '') as icb, cast(coalesce(${decile(sql`imd_decile`)}, ${decileOfRank()}) as integer) as imd_decile
    from ${identifier(raw)} as a
    join ${identifier(postcodes)} as p on p.postcode = a.postcode
    cross join (select max(try_cast(imd_rank as integer)) as highest_rank from ${identifier(raw)} where lsoa like 'E%') as ranks
    where a.sent_row not in (select sent_row from ${identifier(rejected)})`;
}
