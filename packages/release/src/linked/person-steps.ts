import { call, type Sql, type Step, sql } from '@causeway/engine';

/** The best-placed known value of a column over a person's rows. */
function firstKnown(column: Sql, isKnown: Sql): Sql {
  return sql`min_by(${column}, place_in_order) filter (where ${isKnown})`;
}

/**
 * What is known of each person who may be in the release, drawn from all their rows.
 *
 * Rows are put in an order of trust: the GP register before other places (it is the primary record keeper), the open registration
 * before closed ones, the later before the earlier; each attribute is taken from the first row that knows it.
 *
 * Reads `admitted_persons`, `records` (record_id, person_id), `may_be_used` (person_id), `postcodes` (postcode as given, normal_form) and
 * `areas`. Makes `people`: one row per person_id with year_of_birth, sex, place, imd_decile, registered_gp, ethnic_category.
 */
export const personSteps: readonly Step[] = [
  {
    table: 'ordered_rows',
    why: 'Every admitted row of a person who may be used, in the order in which it is trusted.',
    query: sql`
      select r.person_id, p.date_of_birth, p.sex, p.registered_gp, p.ethnic_category, a.postcode as known_postcode,
        row_number() over (partition by r.person_id order by
          case when p.source_kind = 'gp' then 0 else 1 end,
          case when p.valid_to is null then 0 else 1 end,
          coalesce(p.valid_from, date '1800-01-01') desc,
          p.record_id, coalesce(p.postcode, ''), coalesce(p.nhs_number, ''), coalesce(p.date_of_birth, date '1800-01-01'), p.sex
        ) as place_in_order
      from admitted_persons p
      join records r on r.record_id = p.record_id
      join may_be_used m on m.person_id = r.person_id
      left join postcodes n on n.postcode = p.postcode
      left join areas a on a.postcode = n.normal_form`,
  },
  {
    table: 'best_values',
    why: 'The first known value of each attribute.',
    query: sql`
      select person_id,
        ${firstKnown(sql`cast(year(date_of_birth) as integer)`, sql`date_of_birth is not null`)} as year_of_birth,
        coalesce(${firstKnown(sql`sex`, sql`sex in ('1', '2')`)}, min_by(sex, place_in_order)) as sex,
        ${firstKnown(sql`known_postcode`, sql`known_postcode is not null`)} as known_postcode,
        ${firstKnown(sql`registered_gp`, sql`registered_gp is not null`)} as registered_gp,
        coalesce(
          ${firstKnown(sql`ethnic_category`, sql`ethnic_category not in ('Z', '99')`)},
          min_by(ethnic_category, place_in_order) filter (where ethnic_category is not null)) as ethnic_category
      from ordered_rows group by person_id`,
  },
  {
    table: 'people',
    why: 'Postcodes give way to the place and the deprivation decile of the area; dates of birth to the year (P4).',
    query: sql`
      select b.person_id, b.year_of_birth, b.sex, a.place, a.imd_decile, b.registered_gp, b.ethnic_category
      from best_values b left join areas a on a.postcode = b.known_postcode`,
  },
];

/**
 * The two tables of the linked dataset. Reads `people`, `admitted_events`, `records`, `tokens` (person_id, person_token, shift_days) and
 * `excluded_codes` (code_system, code). Makes `linked_persons` and `linked_events`, whose columns are the overview's, section 4.
 */
export const linkedSteps: readonly Step[] = [
  {
    table: 'linked_persons',
    why: 'Tokens in place of identities.',
    query: sql`
      select t.person_token, p.year_of_birth, p.sex, p.place, p.imd_decile, p.registered_gp, p.ethnic_category
      from people p join tokens t on t.person_id = p.person_id`,
  },
  {
    table: 'linked_events',
    why: 'Entries under the token, without those of the excluded code sets (row 7); dates shifted by whole weeks, the same for all of a person.',
    query: sql`
      select t.person_token, e.source_ods, e.source_kind, e.kind,
        ${call('addDays', sql`e.start_date`, sql`t.shift_days`)} as start_date,
        ${call('addDays', sql`e.end_date`, sql`t.shift_days`)} as end_date,
        e.code_system, e.code, e.value, e.unit
      from admitted_events e
      join records r on r.record_id = e.record_id
      join tokens t on t.person_id = r.person_id
      left join excluded_codes x on x.code_system = coalesce(e.code_system, '') and x.code = coalesce(e.code, '')
      where x.code is null`,
  },
];
