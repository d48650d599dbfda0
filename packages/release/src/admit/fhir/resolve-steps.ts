import { identifier, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { entryContent, type StagedTables } from './staged-tables.js';
import type { ResolvedTables } from './working-tables.js';

/** The steps that resolve the references of events to persons and medicines. */
export function resolveSteps(staged: StagedTables, resolved: ResolvedTables): readonly Step[] {
  return [
    {
      table: resolved.patients,
      why: 'The id of each Patient; where Patients of two servers have the same id, each goes by its whole address.',
      query: sql`
        select self, case when count(*) over (partition by local_id) > 1 then self else local_id end as local_id
        from (select distinct self, local_id from ${identifier(staged.people)}) as known`,
    },
    {
      table: resolved.subjects,
      why: 'The Patient that each reference leads to; a number that two Patients share leads to the first.',
      query: sql`
        select k.reference, k.self, p.local_id from ${keysOf(staged, 'Patient')} as k
        join ${identifier(resolved.patients)} as p on p.self = k.self`,
    },
    {
      table: resolved.medicineCodes,
      why: 'The code of the Medication that each reference leads to.',
      query: sql`
        select k.reference, min(m.code_system) as code_system, min(m.code) as code from ${keysOf(staged, 'Medication')} as k
        join ${identifier(staged.medicines)} as m on m.self = k.self group by k.reference`,
    },
    {
      table: resolved.events,
      why: 'Events with whose they are and what was given.',
      query: resolvedEvents(staged, resolved),
    },
  ];
}

/** (reference, self) for resources of a type, each reference once. */
export function keysOf({ keys }: StagedTables, type: string): Sql {
  return sql`(
    select reference, min(self) as self from ${identifier(keys)} where type = ${literal(type)} group by reference
  )`;
}

function resolvedEvents(staged: StagedTables, { subjects, medicineCodes }: ResolvedTables): Sql {
  const content = entryContent.map((column) =>
    column === 'code' || column === 'code_system'
      ? sql`coalesce(m.${identifier(column)}, e.${identifier(column)}) as ${identifier(column)}`
      : sql`e.${identifier(column)}`,
  );
  return sql`
    select e.sent_row, e.file_number, e.line, e.self, e.encounter, e.organisation, s.self as person, s.local_id,
      ${join(content)},
      case when s.self is null then 'subject-unknown' when e.medicine <> '' and m.code is null then 'no-code' else '' end as reason
    from ${identifier(staged.entries)} as e
    left join ${identifier(subjects)} as s on s.reference = e.subject
    left join ${identifier(medicineCodes)} as m on m.reference = e.medicine`;
}
