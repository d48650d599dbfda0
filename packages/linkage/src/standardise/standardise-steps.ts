import { capitals, identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { type EvidenceColumn, evidenceColumns, type LinkageSpec } from '../linkage-spec.js';
import { dateNumber, eightDigits, partsOfDate } from './date-of-birth-sql.js';
import { evidenceSteps } from './evidence-steps.js';
import { defaultIgnoreLists, type IgnoreLists } from './ignore-lists.js';
import { numberSteps } from './number-steps.js';
import { compactPostcode, postcodeParts } from './postcode-sql.js';

/** Whether `value` is none of the listed values; the empty list lets everything pass. */
function isNoneOf(value: Sql, listed: readonly string[]): Sql {
  return listed.length === 0 ? sql`true` : sql`${value} not in (${join(listed.map(literal))})`;
}

function inputStep(spec: LinkageSpec): Step {
  const text = (name: EvidenceColumn): Sql =>
    spec.columns.includes(name) ? sql`cast(${identifier(name)} as string)` : sql`cast(null as string)`;
  const columns = evidenceColumns.map((name) => {
    if (name === 'record_id') return sql`nullif(trim(both ' ' from ${text(name)}), '') as record_id`;
    return name === 'source'
      ? sql`coalesce(${text(name)}, '') as source`
      : sql`${text(name)} as ${identifier(name)}`;
  });
  return {
    table: 'link_input',
    why: 'Only the columns of evidence, as text. Records are numbered by source and record_id, so that neither the order of the input matters nor text is joined later.',
    query: sql`select *, cast(dense_rank() over (order by source, record_id) as integer) as rid,
        count(*) over (partition by source, record_id) as row_count
      from (select ${join(columns)} from ${identifier(spec.table)}) as i where record_id is not null`,
  };
}

const sourcesStep: Step = {
  table: 'link_sources',
  why: 'Sources numbered in the order of their names; the records of each are one range of numbers.',
  query: sql`select cast(row_number() over (order by source) as integer) as source_id, source, records, first_rid
    from (select source, count(distinct rid) as records, min(rid) as first_rid from link_input group by source) as s`,
};

function postcodeSteps(ignore: IgnoreLists): readonly Step[] {
  const kept = sql`${isNoneOf(sql`coalesce(outward, postcode)`, ignore.outwardCodes)} and ${isNoneOf(sql`postcode`, ignore.postcodes)}`;
  const number = (part: string): Sql =>
    sql`case when ${identifier(part)} is not null then cast(dense_rank() over (order by ${identifier(part)}) as integer) end as ${identifier(`${part}_id`)}`;
  return [
    {
      table: 'link_postcode_parts',
      why: 'Each spelling of a postcode once, with its normal form and its parts; codes that are not of the UK are kept whole.',
      query: sql`select spelling, ${postcodeParts(sql`compact`)}
        from (select postcode as spelling, ${compactPostcode(sql`postcode`)} as compact
          from (select distinct postcode from link_input where postcode is not null) as p) as c`,
    },
    {
      table: 'link_postcodes',
      why: 'Postcodes, sectors, outward codes and areas numbered; pseudo-postcodes (no fixed abode, not known) are left out.',
      query: sql`select cast(row_number() over (order by postcode) as integer) as postcode_id, postcode,
          ${join(['sector', 'outward', 'area'].map(number))}
        from (select distinct postcode, sector, outward, area from link_postcode_parts where postcode <> '' and ${kept}) as p`,
    },
    {
      table: 'link_postcode_spellings',
      why: 'The number of each spelling.',
      query: sql`select s.spelling, p.postcode_id, p.outward_id from link_postcode_parts s join link_postcodes p on p.postcode = s.postcode`,
    },
    {
      table: 'link_practices',
      why: 'GP practices numbered.',
      query: sql`select spelling, cast(dense_rank() over (order by trim(both ' ' from ${capitals(sql`spelling`)})) as integer) as gp_id
        from (select distinct registered_gp as spelling from link_input where trim(both ' ' from registered_gp) <> '') as g`,
    },
  ];
}

const sexText = sql`upper(trim(both ' ' from i.sex))`;

/** 1 male, 2 female, else nothing. The codes themselves, which are most, are spared the trimming. */
const sexCode = sql`case when i.sex = '1' then 1 when i.sex = '2' then 2
          when ${sexText} in ('1', 'M', 'MALE') then 1 when ${sexText} in ('2', 'F', 'FEMALE') then 2 end`;

function datesSteps(ignore: IgnoreLists): readonly Step[] {
  const ignored = ignore.datesOfBirth.map((day) => day.replaceAll('-', ''));
  return [
    {
      // A step of its own: an engine asked for both at once reads every row's date before it makes them distinct.
      table: 'link_date_spellings',
      why: 'Each spelling of a date of birth once.',
      query: sql`select distinct date_of_birth as spelling from link_input where date_of_birth is not null`,
    },
    {
      table: 'link_dates',
      why: 'Each as the number YYYYMMDD; dates that stand for "not known" are left out.',
      query: sql`select spelling, date_of_birth
        from (select spelling, ${dateNumber(sql`trim(both ' ' from spelling)`)} as date_of_birth from link_date_spellings) as n
        where date_of_birth is not null and ${isNoneOf(sql`cast(date_of_birth as string)`, ignored)}`,
    },
  ];
}

/** Sorts as the rows of a record do in time: 16 digits, `valid_to` before `valid_from`, what is still in force last. */
const recency = sql`coalesce(${eightDigits(sql`trim(both ' ' from i.valid_to)`)}, '99999999') || coalesce(${eightDigits(sql`trim(both ' ' from i.valid_from)`)}, '00000000')`;

function rowsStep(): Step {
  const { year, month, day } = partsOfDate;
  const born = sql`date_of_birth`;
  return {
    table: 'link_rows',
    why: 'The evidence of every row as whole numbers: candidate pairs are joined on these.',
    query: sql`select rid, source_id, row_count, number, wrong_number, date_of_birth,
        ${year(born)} as birth_year, ${month(born)} as birth_month, ${day(born)} as birth_day,
        sex, postcode_id, outward_id, gp_id, recency
      from (select i.rid, s.source_id, i.row_count, n.number, n.wrong_number, d.date_of_birth, ${sexCode} as sex,
          t.postcode_id, t.outward_id, g.gp_id, case when i.row_count > 1 then ${recency} end as recency
        from link_input i
        join link_sources s on s.source = i.source
        left join link_numbers n on n.spelling = i.nhs_number
        left join link_dates d on d.spelling = i.date_of_birth
        left join link_postcode_spellings t on t.spelling = i.postcode
        left join link_practices g on g.spelling = i.registered_gp) as evidence`,
  };
}

/**
 * The steps from the input table to `link_evidence`, one row per record (see `evidenceSteps`), by way of `link_rows`, one row per input
 * row. Every table is free of names by construction: only the columns of evidence are selected.
 */
export function standardiseSteps(spec: LinkageSpec): readonly Step[] {
  const ignore = spec.ignore ?? defaultIgnoreLists;
  return [
    inputStep(spec),
    sourcesStep,
    ...postcodeSteps(ignore),
    ...numberSteps(spec, ignore),
    ...datesSteps(ignore),
    rowsStep(),
    ...evidenceSteps,
  ];
}
