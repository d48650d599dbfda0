import { identifier, join, literal, nothing, type Sql, type Step, sql } from '@causeway/engine';
import { keysOf } from './resolve-steps.js';
import { entryContent, personContent } from './staged-tables.js';
import type { PlacementTables, WorkingTables } from './working-tables.js';

/** The steps that place all rows at the one organisation that sent them. */
export function placeAtOne(ods: string, tables: WorkingTables): readonly Step[] {
  const { resolved, placed } = tables;
  return [
    {
      table: placed.events,
      why: `All events are of ${ods}, which sent them.`,
      query: sql`select *, ${literal(ods)} as ods from ${identifier(resolved.events)}`,
    },
    {
      table: placed.persons,
      why: `All persons are of ${ods}, which sent them.`,
      query: personRows(tables, { ods: literal(ods), reason: literal(''), joined: nothing }),
    },
  ];
}

/**
 * The steps that place every event at the organisation that provided its encounter, else the one it names itself, else the one that manages
 * the Patient's record, else the one that most of the Patient's events name; and every Patient wherever an event of theirs is.
 */
export function placeByReferences(tables: WorkingTables): readonly Step[] {
  const { staged, resolved, placed } = tables;
  const organisations = identifier(placed.organisations);
  const named = identifier(placed.named);
  return [
    {
      table: placed.encounters,
      why: 'The organisation that provided the encounter which a reference leads to.',
      query: sql`
        select k.reference, min(o.ods) as ods from ${keysOf(staged, 'Encounter')} as k
        join ${identifier(resolved.events)} as e on e.self = k.self
        join ${organisations} as o on o.reference = e.organisation
        group by k.reference`,
    },
    {
      table: placed.custodians,
      why: 'The organisation that manages the record of each Patient.',
      query: sql`
        select p.self, min(o.ods) as ods from ${identifier(staged.people)} as p
        join ${organisations} as o on o.reference = p.organisation group by p.self`,
    },
    {
      table: placed.named,
      why: 'Events with the organisation that their encounter, they themselves or their Patient names.',
      query: sql`
        select r.*, coalesce(v.ods, o.ods, c.ods) as named_ods from ${identifier(resolved.events)} as r
        left join ${identifier(placed.encounters)} as v on v.reference = r.encounter
        left join ${organisations} as o on o.reference = r.organisation
        left join ${identifier(placed.custodians)} as c on c.self = r.person`,
    },
    {
      table: placed.usual,
      why: 'The organisation that most events of a Patient name; of several the first by code.',
      query: sql`
        select person, named_ods as ods from (
          select person, named_ods, row_number() over (partition by person order by count(*) desc, named_ods) as place
          from ${named} where person is not null and named_ods is not null group by person, named_ods
        ) as counted where place = 1`,
    },
    {
      table: placed.events,
      why: 'Events at their organisations; one that names none is where most of its Patient are.',
      query: eventRows(placed),
    },
    {
      table: placed.records,
      why: 'The organisations that have a record of each Patient.',
      query: sql`
        select person as self, ods from ${identifier(placed.events)} where reason = ''
        union select self, ods from ${identifier(placed.custodians)}`,
    },
    {
      table: placed.persons,
      why: 'Persons, once at each organisation that has a record of them.',
      query: personRows(tables, {
        ods: sql`coalesce(a.ods, '')`,
        reason: sql`case when a.ods is null then 'organisation-unknown' else '' end`,
        joined: sql`left join ${identifier(placed.records)} as a on a.self = p.self`,
      }),
    },
  ];
}

function eventRows({ named, usual }: PlacementTables): Sql {
  const ods = sql`coalesce(n.named_ods, u.ods, '')`;
  return sql`
    select n.sent_row, n.file_number, n.line, n.person, n.local_id, ${join(entryContent.map((column) => identifier('n', column)))},
      ${ods} as ods,
      case when n.reason <> '' then n.reason when ${ods} = '' then 'organisation-unknown' else '' end as reason
    from ${identifier(named)} as n
    left join ${identifier(usual)} as u on u.person = n.person`;
}

/** How rows of persons come to their organisation: what to say of it, and the table joined for it. */
interface PersonPlacement {
  readonly ods: Sql;
  readonly reason: Sql;
  readonly joined: Sql;
}

/** A practice is that of the Patient by its code, else by its Organization; a custodian that is a practice stands for it. */
function personRows(
  { staged, resolved, placed }: WorkingTables,
  { ods, reason, joined }: PersonPlacement,
): Sql {
  const practice = sql`coalesce(nullif(p.registered_gp, ''), g.ods, case when c.is_practice then c.ods end, '')`;
  const special: Readonly<Record<string, Sql>> = { local_id: sql`l.local_id`, registered_gp: practice };
  const content = personContent.map(
    (column) => sql`${special[column] ?? identifier('p', column)} as ${identifier(column)}`,
  );
  const organisations = identifier(placed.organisations);
  return sql`
    select p.sent_row, p.file_number, p.line, ${join(content)}, ${ods} as ods, ${reason} as reason
    from ${identifier(staged.people)} as p
    join ${identifier(resolved.patients)} as l on l.self = p.self
    left join ${organisations} as g on g.reference = p.practice
    left join ${organisations} as c on c.reference = p.organisation
    ${joined}`;
}
