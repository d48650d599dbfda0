import { call, identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';

const recencyLength = 16;
const latestColumns = ['number', 'wrong_number', 'date_of_birth', 'sex', 'postcode_id', 'gp_id'] as const;
const latestNames = join(latestColumns.map((column) => identifier(column)));
const listedColumns = ['number', 'date_of_birth', 'postcode_id', 'gp_id'] as const;

/** The value of the record's latest row that has one. By way of text, because `max` of one text decides alike in every engine. */
function latest(column: string): Sql {
  const value = identifier(column);
  const type = column.endsWith('number') ? sql`bigint` : sql`integer`;
  const newest = sql`max(recency || cast(${value} as string)) filter (where ${value} is not null)`;
  return sql`cast(substr(${newest}, ${literal(recencyLength + 1)}) as ${type}) as ${value}`;
}

/** The values of all rows where there are several, otherwise null: most records have no history, and null costs nothing. */
function several(column: string): Sql {
  const values = call('listDistinctSorted', identifier(column));
  return sql`case when min(${identifier(column)}) < max(${identifier(column)}) then ${values} end as ${identifier(`${column}s`)}`;
}

/**
 * The steps that give `link_evidence`, one row per record; missing is null:
 *
 * | columns | what |
 * | --- | --- |
 * | `rid`, `source_id` | whole numbers of record and source |
 * | `number`, `numbers` | the latest number that identifies; all such, where there are several |
 * | `wrong_number`, `number_keys` | only without a `number`: the latest wrong one; what it may have been, itself included |
 * | `date_of_birth`, `date_of_births` | YYYYMMDD |
 * | `sex` | 1, 2 |
 * | `postcode_id`, `postcode_ids` | latest and all |
 * | `sector_id`, `outward_id`, `area_id`, `postcode`, `postcode_class` | of the latest postcode: parts, normal form, how many share it (0 few to 4 hundreds) |
 * | `gp_id`, `gp_ids` | registered practice |
 */
export const evidenceSteps: readonly Step[] = [
  {
    table: 'link_postcode_classes',
    why: 'How common each postcode is: sharing a communal one says less. Classes grow by four, so that a weight depends on levels alone.',
    query: sql`select postcode_id, case when occurrences <= 8 then 0 when occurrences <= 32 then 1
          when occurrences <= 128 then 2 when occurrences <= 512 then 3 else 4 end as postcode_class
      from (select postcode_id, count(*) as occurrences
        from link_rows where postcode_id is not null group by postcode_id) as s`,
  },
  {
    table: 'link_histories',
    why: 'One row for each record that came in several: its latest values, and all that it has had.',
    query: sql`select rid, min(source_id) as source_id, ${join(latestColumns.map(latest))}, ${join(listedColumns.map(several))}
      from link_rows where row_count > 1 group by rid`,
  },
  {
    table: 'link_number_clues',
    why: 'What each wrong number may have been: its corrections, and itself, for two records can hold the same slip.',
    query: sql`select wrong_number, ${call('listDistinctSorted', sql`number`)} as number_keys
      from (select wrong_number, number from link_corrections
        union all select wrong_number, wrong_number from link_numbers where wrong_number is not null) as c
      group by wrong_number`,
  },
  {
    table: 'link_evidence',
    why: 'One row per record with all that pairs are compared on.',
    query: sql`select l.rid, l.source_id, l.number, h.numbers,
        case when l.number is null then l.wrong_number end as wrong_number,
        case when l.number is null then c.number_keys end as number_keys,
        l.date_of_birth, h.date_of_births, l.sex, l.postcode_id, h.postcode_ids,
        p.sector_id, p.outward_id, p.area_id, p.postcode, s.postcode_class, l.gp_id, h.gp_ids
      from (select rid, source_id, ${latestNames} from link_rows where row_count = 1
        union all select rid, source_id, ${latestNames} from link_histories) as l
      left join link_histories h on h.rid = l.rid
      left join link_number_clues c on c.wrong_number = l.wrong_number
      left join link_postcodes p on p.postcode_id = l.postcode_id
      left join link_postcode_classes s on s.postcode_id = l.postcode_id`,
  },
  {
    table: 'link_wrong_number_keys',
    why: 'Every number that a wrong one may have been: equal keys make candidate pairs.',
    query: sql`select rid, source_id, ${call('unnest', sql`number_keys`)} as number_key
      from link_evidence where number_keys is not null`,
  },
];
