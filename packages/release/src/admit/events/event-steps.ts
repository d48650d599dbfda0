import { eventKinds } from '@causeway/domain';
import { identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { recordId } from '../persons/person-steps.js';
import { columnsOf, eventsShape } from '../reading/table-shape.js';
import type { Source } from '../region/region-description.js';

/** The tables that admission makes of one organisation's events, by their names in the engine. */
export interface EventTables {
  /** As sent: see `RawTable`. */
  readonly raw: string;
  /** The organisation's admitted persons, with `local_id`. */
  readonly persons: string;
  /** (local_id) of persons who have an admitted row. */
  readonly people: string;
  /** (written, day) of every date. */
  readonly dates: string;
  /** (code_system, code, unit, reason) of codings and units that are not admitted. */
  readonly codings: string;
  /** (value, reason) of values that are not admitted. */
  readonly values: string;
  /** (sent_row, reason) of events that cannot be used for what stands in them. */
  readonly faulty: string;
  /** (sent_row, reason) of events that came more than once. */
  readonly repeated: string;
  /** (sent_row, reason) of all rows that are set aside. */
  readonly rejected: string;
}

/** How an admitted event is written, in the order of the file's columns. */
export const eventColumns = [
  'source_ods',
  'source_kind',
  'record_id',
  'event_id',
  'kind',
  'start_date',
  'end_date',
  'code_system',
  'code',
  'value',
  'unit',
] as const;

/** What these say is said by their kind alone. */
const kindsWithoutCode = ['encounter', 'death'] as const;

/** What finds the events of an organisation that cannot be used. */
export function eventSteps(tables: EventTables, { ods }: Source): readonly Step[] {
  return [
    {
      table: tables.people,
      why: `The persons of ${ods} who have an admitted row: an event of anyone else is of nobody known.`,
      query: sql`select distinct local_id from ${identifier(tables.persons)}`,
    },
    {
      table: tables.faulty,
      why: `Events of ${ods} that cannot be used, each with the first reason that applies.`,
      query: faultyRows(tables),
    },
    {
      table: tables.repeated,
      why: `Events of ${ods} that came before under the same event id, or without one and the same in every column.`,
      query: repeatedRows(tables),
    },
    {
      table: tables.rejected,
      why: `All events of ${ods} that are set aside.`,
      query: sql`select * from ${identifier(tables.faulty)} union all select * from ${identifier(tables.repeated)}`,
    },
  ];
}

function faultyRows(tables: EventTables): Sql {
  const dates = identifier(tables.dates);
  return sql`
    select sent_row, reason from (
      select e.sent_row, case
        when e.local_id = '' then 'local-id-missing'
        when p.local_id is null then 'person-unknown'
        when lower(e.kind) not in (${join(eventKinds.map(literal))}) then 'kind-unknown'
        when e.start_date = '' then 'start-date-missing'
        when s.day is null then 'start-date-unreadable'
        when e.end_date <> '' and f.day is null then 'end-date-unreadable'
        when f.day < s.day then 'end-before-start'
        when e.code = '' and lower(e.kind) not in (${join(kindsWithoutCode.map(literal))}) then 'code-missing'
        else coalesce(c.reason, v.reason)
      end as reason
      from ${identifier(tables.raw)} as e
      left join ${identifier(tables.people)} as p on p.local_id = e.local_id
      left join ${dates} as s on s.written = e.start_date
      left join ${dates} as f on f.written = e.end_date
      left join ${identifier(tables.codings)} as c
        on c.code_system = e.code_system and c.code = e.code and c.unit = e.unit
      left join ${identifier(tables.values)} as v on v.value = e.value
    ) as judged
    where reason is not null`;
}

/** The first row that can be used is kept; those that repeat it are not. */
function repeatedRows({ raw, faulty }: EventTables): Sql {
  const usable = sql`(select * from ${identifier(raw)} where sent_row not in (select sent_row from ${identifier(faulty)}))`;
  const content = columnsOf(eventsShape).filter((column) => column !== 'event_id');
  const sameContent = join(
    content.map((column) => sql`e.${identifier(column)} = g.${identifier(column)}`),
    sql` and `,
  );
  return sql`
    select e.sent_row, 'duplicate-event' as reason
    from ${usable} as e join (
      select event_id, min(sent_row) as kept from ${usable} as u
      where event_id <> '' group by event_id having count(*) > 1
    ) as g on g.event_id = e.event_id and e.sent_row <> g.kept
    union all
    select e.sent_row, 'duplicate-row' as reason
    from ${usable} as e join (
      select ${join(content.map((column) => identifier(column)))}, min(sent_row) as kept from ${usable} as u
      where event_id = '' group by all having count(*) > 1
    ) as g on e.event_id = '' and e.sent_row <> g.kept and ${sameContent}`;
}

/** The events of the organisation that go on: not set aside, and not of a record in the table `leftOut` (record_id); in the order they were sent. */
export function admittedEvents(tables: EventTables, { ods, kind }: Source, leftOut: string): Sql {
  const dates = identifier(tables.dates);
  return sql`
    select
      ${literal(ods)} as source_ods,
      ${literal(kind)} as source_kind,
      ${recordId(ods, sql`e.local_id`)} as record_id,
      nullif(e.event_id, '') as event_id,
      lower(e.kind) as kind,
      s.day as start_date,
      f.day as end_date,
      nullif(e.code_system, '') as code_system,
      nullif(e.code, '') as code,
      nullif(e.value, '') as value,
      nullif(e.unit, '') as unit
    from ${identifier(tables.raw)} as e
    left join ${dates} as s on s.written = e.start_date
    left join ${dates} as f on f.written = e.end_date
    where e.sent_row not in (select sent_row from ${identifier(tables.rejected)})
      and ${recordId(ods, sql`e.local_id`)} not in (select record_id from ${identifier(leftOut)})
    order by e.sent_row`;
}
