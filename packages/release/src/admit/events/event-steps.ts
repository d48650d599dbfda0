import { eventKinds } from '@causeway/domain';
import { identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { personTables } from '../persons/person-steps.js';
import { columnsOf, eventsShape } from '../reading/table-shape.js';
import { recordIdOf } from '../sent-extract.js';

/** The tables that admission makes of a batch of events, by their names in the engine. */
export const eventTables = {
  /** (source_ods, local_id) of persons who have an admitted row. */
  people: 'event_people',
  /** (written, day) of every date. */
  dates: 'event_dates',
  /** (code_system, code, unit, reason) of codings and units that are not admitted. */
  codings: 'event_codings',
  /** (value, reason) of values that are not admitted. */
  values: 'event_values',
  /** (source_ods, sent_row, reason) of events that cannot be used for what stands in them. */
  faulty: 'events_faulty',
  /** (source_ods, sent_row, reason) of all events that are set aside. */
  rejected: 'events_rejected',
} as const;

const { people, dates, codings, values, faulty, rejected } = eventTables;

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

/** What finds the events, of those sent (`sentRows`), that cannot be used. */
export function eventSteps(sent: Sql): readonly Step[] {
  return [
    {
      table: people,
      why: 'The persons who have an admitted row: an event of anyone else is of nobody known.',
      query: sql`select distinct source_ods, local_id from ${identifier(personTables.admitted)}`,
    },
    {
      table: faulty,
      why: 'Events that cannot be used, each with the first reason that applies.',
      query: faultyRows(sent),
    },
    {
      table: rejected,
      why: 'All events that are set aside: those that cannot be used, and those that came before under the same event id, or without one and the same in every column.',
      query: sql`select * from ${identifier(faulty)} union all ${repeatedEvents(sent)} union all ${repeatedRows(sent)}`,
    },
  ];
}

function faultyRows(sent: Sql): Sql {
  return sql`
    select source_ods, sent_row, reason from (
      select e.source_ods, e.sent_row, case
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
      from ${sent} as e
      left join ${identifier(people)} as p on p.source_ods = e.source_ods and p.local_id = e.local_id
      ${withDates()}
      left join ${identifier(codings)} as c
        on c.code_system = e.code_system and c.code = e.code and c.unit = e.unit
      left join ${identifier(values)} as v on v.value = e.value
    ) as judged
    where reason is not null`;
}

function withDates(): Sql {
  return sql`
      left join ${identifier(dates)} as s on s.written = e.start_date
      left join ${identifier(dates)} as f on f.written = e.end_date`;
}

/** Events that can be used, as far as one looks at each alone. */
function usable(sent: Sql): Sql {
  return sql`(select e.* from ${sent} as e
    left join ${identifier(faulty)} as r on r.source_ods = e.source_ods and r.sent_row = e.sent_row
    where r.sent_row is null)`;
}

/** The first event of an id that can be used is kept; those that repeat it are not. */
function repeatedEvents(sent: Sql): Sql {
  return sql`
    select e.source_ods, e.sent_row, 'duplicate-event' as reason
    from ${usable(sent)} as e join (
      select source_ods, event_id, min(sent_row) as kept from ${usable(sent)} as u
      where event_id <> '' group by source_ods, event_id having count(*) > 1
    ) as g on g.source_ods = e.source_ods and g.event_id = e.event_id and e.sent_row <> g.kept`;
}

function repeatedRows(sent: Sql): Sql {
  const content = ['source_ods', ...columnsOf(eventsShape)].map((column) => identifier(column));
  const same = content.map((column) => sql`e.${column} = g.${column}`);
  return sql`
    select e.source_ods, e.sent_row, 'duplicate-row' as reason
    from ${usable(sent)} as e join (
      select ${join(content)}, min(sent_row) as kept from ${usable(sent)} as u
      where event_id = '' group by ${join(content)} having count(*) > 1
    ) as g on ${join(same, sql` and `)} and e.sent_row <> g.kept`;
}

/** Whether the event (alias e) is not set aside, and its record not in the table `leftOut` (record_id). */
const isNotSetAside: Sql = sql`not exists (
      select 1 from ${identifier(rejected)} as r where r.source_ods = e.source_ods and r.sent_row = e.sent_row)`;

/** The events that go on: not set aside, and not of a record that is left out; by organisation and in the order they were sent. */
export function admittedEvents(sent: Sql, leftOut: string): Sql {
  return sql`
    select
      e.source_ods,
      e.source_kind,
      ${recordIdOf('e')} as record_id,
      nullif(e.event_id, '') as event_id,
      lower(e.kind) as kind,
      s.day as start_date,
      f.day as end_date,
      nullif(e.code_system, '') as code_system,
      nullif(e.code, '') as code,
      nullif(e.value, '') as value,
      nullif(e.unit, '') as unit
    from ${sent} as e ${withDates()}
    where ${isNotSetAside}
      and ${recordIdOf('e')} not in (select record_id from ${identifier(leftOut)})
    order by e.source_ods, e.sent_row`;
}

/** How many events could be used and are left out with their record, by organisation: source_ods, n. */
export function leftOutEvents(sent: Sql, leftOut: string): Sql {
  return sql`
    select e.source_ods, count(*) as n from ${sent} as e
    where ${recordIdOf('e')} in (select record_id from ${identifier(leftOut)}) and ${isNotSetAside}
    group by e.source_ods`;
}
