import type { OdsCode, OrganisationKind, Sex } from '@causeway/domain';
import { type Engine, identifier, type Row, type Sql, sql } from '@causeway/engine';
import { personsShape } from '../reading/table-shape.js';
import { type SentExtract, sentRows } from '../sent-extract.js';
import type { IdentifierClass } from './classified-persons.js';
import { personTables } from './person-steps.js';

/** How well one organisation's admitted rows are filled in. Counts alone. */
export interface PersonQuality {
  readonly ods: OdsCode;
  readonly kind: OrganisationKind;
  readonly records: number;
  readonly rows: number;
  /** Rows by what their NHS number is worth; an invalid one is kept, as evidence for linkage. */
  readonly nhsNumber: Partial<Readonly<Record<IdentifierClass, number>>>;
  readonly postcode: Partial<Readonly<Record<IdentifierClass, number>>>;
  readonly dateOfBirthMissing: number;
  readonly sex: Partial<Readonly<Record<Sex, number>>>;
  /** Rows whose practice was given in words that are no ODS code; it counts as not given. */
  readonly registeredGpNotUnderstood: number;
  /** Rows whose ethnic category is no code of the NHS Data Dictionary; it counts as not given. */
  readonly ethnicCategoryNotUnderstood: number;
}

/** The quality of the rows that were admitted, by organisation in the order of the extracts. */
export async function personQuality(
  engine: Engine,
  extracts: readonly SentExtract[],
): Promise<readonly PersonQuality[]> {
  const { admitted, numbers, postcodes } = personTables;
  const rows = identifier(admitted);
  const totals = await totalsBySource(engine, extracts);
  const nhsNumber = await countsBySource(
    engine,
    sql`select a.source_ods, n.class as word from ${rows} as a join ${identifier(numbers)} as n on n.nhs_number = coalesce(a.nhs_number, '')`,
  );
  const postcode = await countsBySource(
    engine,
    sql`select a.source_ods, c.class as word from ${rows} as a join ${identifier(postcodes)} as c on c.postcode = coalesce(a.postcode, '')`,
  );
  const sex = await countsBySource(engine, sql`select source_ods, sex as word from ${rows}`);
  return extracts.map(({ source: { ods, kind } }) => ({
    ods,
    kind,
    ...totalsOf(totals.get(ods) ?? {}),
    nhsNumber: nhsNumber.get(ods) ?? {},
    postcode: postcode.get(ods) ?? {},
    sex: sex.get(ods) ?? {},
  }));
}

async function countsBySource(
  engine: Engine,
  words: Sql,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const rows = await engine.query(sql`
    select source_ods, word, count(*) as n from (${words}) as words
    group by source_ods, word order by source_ods, word`);
  const counts = new Map<string, Readonly<Record<string, number>>>();
  for (const { source_ods: ods, word, n } of rows)
    counts.set(String(ods), { ...counts.get(String(ods)), [String(word)]: Number(n) });
  return counts;
}

async function totalsBySource(
  engine: Engine,
  extracts: readonly SentExtract[],
): Promise<ReadonlyMap<string, Row>> {
  const rows = await engine.query(sql`
    select a.source_ods, count(*) as all_rows, count(distinct a.record_id) as records,
      sum(case when a.date_of_birth is null then 1 else 0 end) as no_birth,
      sum(case when a.registered_gp is null and s.registered_gp <> '' then 1 else 0 end) as no_practice,
      sum(case when a.ethnic_category is null and s.ethnic_category <> '' then 1 else 0 end) as no_category
    from ${identifier(personTables.admitted)} as a
    join ${sentRows(extracts, personsShape)} as s on s.source_ods = a.source_ods and s.sent_row = a.sent_row
    group by a.source_ods`);
  return new Map(rows.map((row) => [String(row.source_ods), row]));
}

function totalsOf(row: Row): Omit<PersonQuality, 'ods' | 'kind' | 'nhsNumber' | 'postcode' | 'sex'> {
  return {
    rows: Number(row.all_rows ?? 0),
    records: Number(row.records ?? 0),
    dateOfBirthMissing: Number(row.no_birth ?? 0),
    registeredGpNotUnderstood: Number(row.no_practice ?? 0),
    ethnicCategoryNotUnderstood: Number(row.no_category ?? 0),
  };
}
