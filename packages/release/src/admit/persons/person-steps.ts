import { type LocalDate, sexes } from '@causeway/domain';
import { identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { columnsOf, personsShape } from '../reading/table-shape.js';
import { recordIdOf } from '../sent-extract.js';

/** The tables that admission makes of all persons, by their names in the engine. */
export const personTables = {
  /** (written, day) of every date in the persons' columns. */
  dates: 'person_dates',
  /** (nhs_number, class, plain) of every text in the number's column. */
  numbers: 'person_numbers',
  /** (postcode, class) of every text in the postcode's column. */
  postcodes: 'person_postcodes',
  /** (registered_gp, code) where the text is an ODS code. */
  practices: 'person_practices',
  /** (ethnic_category, code) where the text is one. */
  categories: 'person_categories',
  /** (source_ods, sent_row, reason) of rows that cannot be used for what stands in them. */
  faulty: 'persons_faulty',
  /** (source_ods, sent_row, reason) of rows that are set aside. */
  rejected: 'persons_rejected',
  /** The rows that are admitted: `personColumns` and sent_row. */
  admitted: 'persons_admitted',
  /** (source_ods, record_id, nhs_number, valid_from, valid_to) of every record of a practice, set aside or not, with its number where valid. */
  registrations: 'gp_registrations',
} as const;

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

const { dates, numbers, practices, categories, faulty, rejected, admitted, registrations } = personTables;

/** What makes of the persons as sent (`sentRows`) the rows that are admitted and those that are set aside. */
export function personSteps(sent: Sql, referenceDate: LocalDate): readonly Step[] {
  return [
    {
      table: faulty,
      why: 'Rows of persons that cannot be used, each with the first reason that applies.',
      query: faultyRows(sent, referenceDate),
    },
    {
      table: rejected,
      why: 'All rows of persons that are set aside: those that cannot be used, and those that came before, the same in every column.',
      query: sql`select * from ${identifier(faulty)} union all ${repeatedRows(sent)}`,
    },
    {
      table: admitted,
      why: 'Rows of persons that can be used; a number or postcode that is not valid stays as it was sent, for it is evidence.',
      query: admittedRows(sent),
    },
    {
      table: registrations,
      why: 'Every record of a practice with its valid number and its dates, so that an objection reaches it even where its row is set aside.',
      query: registrationRows(sent),
    },
  ];
}

function faultyRows(sent: Sql, referenceDate: LocalDate): Sql {
  return sql`
    select source_ods, sent_row, reason from (
      select p.source_ods, p.sent_row, case
        when p.local_id = '' then 'local-id-missing'
        when p.date_of_birth <> '' and b.day is null then 'date-of-birth-unreadable'
        when b.day < date ${literal(earliestBirth)} or b.day > date ${literal(referenceDate)} then 'date-of-birth-impossible'
        when p.sex <> '' and p.sex not in (${join(Object.keys(sexes).map(literal))}) then 'sex-unknown-code'
        when p.valid_from <> '' and f.day is null then 'valid-from-unreadable'
        when p.valid_to <> '' and t.day is null then 'valid-to-unreadable'
        when t.day < f.day then 'valid-to-before-valid-from'
      end as reason
      from ${sent} as p ${withDates()}
    ) as judged
    where reason is not null`;
}

function withDates(): Sql {
  const day = identifier(dates);
  return sql`
      left join ${day} as b on b.written = p.date_of_birth
      left join ${day} as f on f.written = p.valid_from
      left join ${day} as t on t.written = p.valid_to`;
}

/** Rows that are the same in every column are the same in what is wrong with them, so those that cannot be used need no look. */
function repeatedRows(sent: Sql): Sql {
  const columns = ['source_ods', ...columnsOf(personsShape)].map((column) => identifier(column));
  const same = columns.map((column) => sql`p.${column} = g.${column}`);
  return sql`
    select p.source_ods, p.sent_row, 'duplicate-row' as reason
    from ${sent} as p join (
      select ${join(columns)}, min(sent_row) as kept from ${sent} as s group by ${join(columns)} having count(*) > 1
    ) as g on ${join(same, sql` and `)} and p.sent_row <> g.kept
    left join ${identifier(faulty)} as r on r.source_ods = p.source_ods and r.sent_row = p.sent_row
    where r.sent_row is null`;
}

function admittedRows(sent: Sql): Sql {
  return sql`
    select
      p.source_ods,
      p.source_kind,
      p.local_id,
      ${recordIdOf('p')} as record_id,
      nullif(p.nhs_number, '') as nhs_number,
      b.day as date_of_birth,
      case when p.sex = '' then '0' else p.sex end as sex,
      nullif(p.postcode, '') as postcode,
      f.day as valid_from,
      t.day as valid_to,
      g.code as registered_gp,
      e.code as ethnic_category,
      p.sent_row
    from ${sent} as p ${withDates()}
      left join ${identifier(practices)} as g on g.registered_gp = p.registered_gp
      left join ${identifier(categories)} as e on e.ethnic_category = p.ethnic_category
      left join ${identifier(rejected)} as r on r.source_ods = p.source_ods and r.sent_row = p.sent_row
    where r.sent_row is null`;
}

function registrationRows(sent: Sql): Sql {
  return sql`
    select distinct p.source_ods, ${recordIdOf('p')} as record_id, n.plain as nhs_number, f.day as valid_from, t.day as valid_to
    from ${sent} as p ${withDates()}
      left join ${identifier(numbers)} as n on n.nhs_number = p.nhs_number and n.class = 'valid'
    where p.source_kind = 'gp' and p.local_id <> ''`;
}
