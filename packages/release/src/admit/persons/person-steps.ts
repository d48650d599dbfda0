import { type LocalDate, sexes } from '@causeway/domain';
import { identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { columnsOf, personsShape } from '../reading/table-shape.js';
import type { Source } from '../region/region-description.js';

/** The tables that admission makes of one organisation's persons, by their names in the engine. */
export interface PersonTables {
  /** As sent: see `RawTable`. */
  readonly raw: string;
  /** (written, day) of every date in it. */
  readonly dates: string;
  /** (nhs_number, class, plain) of every text in the number's column. */
  readonly numbers: string;
  /** (registered_gp, code) where the text is an ODS code. */
  readonly practices: string;
  /** (ethnic_category, code) where the text is one. */
  readonly categories: string;
  /** (sent_row, reason) of rows that are set aside. */
  readonly rejected: string;
  /** The rows that are admitted. */
  readonly admitted: string;
  /** (source_ods, record_id, nhs_number, valid_from, valid_to) of every row sent, admitted or not, with its number where that is valid. */
  readonly registrations: string;
}

/** Nobody alive, and nobody in a record that is still held, was born before. */
const earliestBirth = '1850-01-01';

/** How an admitted person's row is written, in the order of the file's columns. */
export const personColumns = [
  'source_ods',
  'source_kind',
  'local_id',
  'record_id',
  'nhs_number',
  'date_of_birth',
  'sex',
  'postcode',
  'valid_from',
  'valid_to',
  'registered_gp',
  'ethnic_category',
] as const;

/** What makes of an organisation's persons the rows that are admitted and those that are set aside. */
export function personSteps(tables: PersonTables, source: Source, referenceDate: LocalDate): readonly Step[] {
  return [
    {
      table: tables.rejected,
      why: `Rows of persons of ${source.ods} that cannot be used, each with the first reason that applies.`,
      query: rejectedRows(tables, referenceDate),
    },
    {
      table: tables.admitted,
      why: `Rows of persons of ${source.ods} that can be used; a number or postcode that is not valid stays as it was sent, for it is evidence.`,
      query: admittedRows(tables, source),
    },
    {
      table: tables.registrations,
      why: `Every record that ${source.ods} sent with its valid number and its dates, so that an objection reaches it even where its row is set aside.`,
      query: registrationRows(tables, source),
    },
  ];
}

function rejectedRows(tables: PersonTables, referenceDate: LocalDate): Sql {
  const columns = join(columnsOf(personsShape).map((column) => identifier(column)));
  const dates = identifier(tables.dates);
  return sql`
    select sent_row, reason from (
      select p.sent_row, case
        when p.local_id = '' then 'local-id-missing'
        when p.date_of_birth <> '' and b.day is null then 'date-of-birth-unreadable'
        when b.day < date ${literal(earliestBirth)} or b.day > date ${literal(referenceDate)} then 'date-of-birth-impossible'
        when p.sex <> '' and p.sex not in (${join(Object.keys(sexes).map(literal))}) then 'sex-unknown-code'
        when p.valid_from <> '' and f.day is null then 'valid-from-unreadable'
        when p.valid_to <> '' and t.day is null then 'valid-to-unreadable'
        when t.day < f.day then 'valid-to-before-valid-from'
        when p.times_sent > 1 then 'duplicate-row'
      end as reason
      from (
        select *, row_number() over (partition by ${columns} order by sent_row) as times_sent
        from ${identifier(tables.raw)}
      ) as p
      left join ${dates} as b on b.written = p.date_of_birth
      left join ${dates} as f on f.written = p.valid_from
      left join ${dates} as t on t.written = p.valid_to
    ) as judged
    where reason is not null`;
}

function admittedRows(tables: PersonTables, { ods, kind }: Source): Sql {
  const dates = identifier(tables.dates);
  return sql`
    select
      ${literal(ods)} as source_ods,
      ${literal(kind)} as source_kind,
      p.local_id,
      ${recordId(ods, sql`p.local_id`)} as record_id,
      nullif(p.nhs_number, '') as nhs_number,
      b.day as date_of_birth,
      case when p.sex = '' then '0' else p.sex end as sex,
      nullif(p.postcode, '') as postcode,
      f.day as valid_from,
      t.day as valid_to,
      g.code as registered_gp,
      e.code as ethnic_category,
      p.sent_row
    from ${identifier(tables.raw)} as p
    left join ${dates} as b on b.written = p.date_of_birth
    left join ${dates} as f on f.written = p.valid_from
    left join ${dates} as t on t.written = p.valid_to
    left join ${identifier(tables.practices)} as g on g.registered_gp = p.registered_gp
    left join ${identifier(tables.categories)} as e on e.ethnic_category = p.ethnic_category
    left join ${identifier(tables.rejected)} as r on r.sent_row = p.sent_row
    where r.sent_row is null`;
}

function registrationRows(tables: PersonTables, { ods }: Source): Sql {
  const dates = identifier(tables.dates);
  return sql`
    select distinct ${literal(ods)} as source_ods, ${recordId(ods, sql`p.local_id`)} as record_id, n.plain as nhs_number,
      f.day as valid_from, t.day as valid_to
    from ${identifier(tables.raw)} as p
    left join ${identifier(tables.numbers)} as n on n.nhs_number = p.nhs_number and n.class = 'valid'
    left join ${dates} as f on f.written = p.valid_from
    left join ${dates} as t on t.written = p.valid_to
    where p.local_id <> ''`;
}

/** The id of a record in a whole run: the organisation's code, and its own id of the person. */
export function recordId(ods: string, localId: Sql): Sql {
  return sql`${literal(`${ods}:`)} || ${localId}`;
}
