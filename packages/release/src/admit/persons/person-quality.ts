import type { OdsCode, OrganisationKind, Sex } from '@causeway/domain';
import { type Engine, identifier, type Sql, sql } from '@causeway/engine';
import { classifyDistinct } from '../../run/classify-distinct.js';
import type { Source } from '../region/region-description.js';
import { type IdentifierClass, postcodeClass } from './classified-persons.js';
import type { PersonTables } from './person-steps.js';

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

/** The quality of the rows that were admitted of one organisation's persons. */
export async function personQuality(
  engine: Engine,
  tables: PersonTables,
  { ods, kind }: Source,
): Promise<PersonQuality> {
  const postcodes = `${tables.raw}_postcodes`;
  const answer = [{ name: 'class', type: 'text' }] as const;
  await classifyDistinct(
    engine,
    { from: identifier(tables.admitted), keys: ['postcode'], table: postcodes, answer },
    (text = '') => [postcodeClass(text)],
  );
  const admitted = identifier(tables.admitted);
  const numberClass = sql`select n.class as word from ${admitted} as a join ${identifier(tables.numbers)} as n on n.nhs_number = coalesce(a.nhs_number, '')`;
  const postcodeWord = sql`select c.class as word from ${admitted} as a join ${identifier(postcodes)} as c on c.postcode = coalesce(a.postcode, '')`;
  const quality = {
    ods,
    kind,
    ...(await totals(engine, tables)),
    nhsNumber: await countsBy(engine, numberClass),
    postcode: await countsBy(engine, postcodeWord),
    sex: await countsBy(engine, sql`select sex as word from ${admitted}`),
  };
  await engine.dropTable(postcodes);
  return quality;
}

async function countsBy(engine: Engine, words: Sql): Promise<Readonly<Record<string, number>>> {
  const rows = await engine.query(
    sql`select word, count(*) as n from (${words}) as words group by word order by word`,
  );
  return Object.fromEntries(rows.map(({ word, n }) => [String(word), Number(n)]));
}

type Totals = Pick<
  PersonQuality,
  'rows' | 'records' | 'dateOfBirthMissing' | 'registeredGpNotUnderstood' | 'ethnicCategoryNotUnderstood'
>;

async function totals(engine: Engine, { raw, admitted }: PersonTables): Promise<Totals> {
  const [row = {}] = await engine.query(sql`
    select count(*) as all_rows, count(distinct a.record_id) as records,
      count(*) filter (where a.date_of_birth is null) as no_birth,
      count(*) filter (where a.registered_gp is null and r.registered_gp <> '') as no_practice,
      count(*) filter (where a.ethnic_category is null and r.ethnic_category <> '') as no_category
    from ${identifier(admitted)} as a join ${identifier(raw)} as r on r.sent_row = a.sent_row`);
  return {
    rows: Number(row.all_rows),
    records: Number(row.records),
    dateOfBirthMissing: Number(row.no_birth),
    registeredGpNotUnderstood: Number(row.no_practice),
    ethnicCategoryNotUnderstood: Number(row.no_category),
  };
}
