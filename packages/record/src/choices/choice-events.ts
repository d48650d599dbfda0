import type { PersonEvent, RegionEvent } from '@causeway/choices';
import type { Instant, OdsCode } from '@causeway/domain';
import { nobody } from '../gate/gate-facts.js';
import type { Runner, Scope, Statement } from '../postgres/statement.js';

/** An event and the person it is about. */
export interface EventOfPerson {
  readonly person: string;
  readonly event: PersonEvent;
}

interface EventRow {
  readonly person: string;
  readonly id: string;
  readonly at: Instant;
  readonly kind: string;
  readonly body: object;
}

/** All events about each of these persons, oldest first; a person without any is absent. */
export async function personEvents(
  runner: Runner,
  scope: Scope,
  persons: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonEvent[]>> {
  const rows = await runner.query<EventRow>(scope, {
    name: 'choice_events',
    text: 'select person, id, at, kind, body from choice_event where person = any($1::uuid[]) order by person, sequence',
    values: [persons],
  });
  const events = new Map<string, PersonEvent[]>();
  for (const row of rows) {
    const known = events.get(row.person);
    if (known === undefined) events.set(row.person, [eventOf(row) as PersonEvent]);
    else known.push(eventOf(row) as PersonEvent);
  }
  return events;
}

/** All events about these organisations, and about the switches of the region, oldest first. */
export async function regionEvents(
  runner: Runner,
  scope: Scope,
  organisations: readonly OdsCode[],
): Promise<readonly RegionEvent[]> {
  const rows = await runner.query<EventRow>(scope, {
    name: 'choice_region_events',
    text: `select person, id, at, kind, body from choice_event where person = $1::uuid
      and (kind = 'regional-switch-set' or body ->> 'organisation' = any($2::text[])) order by sequence`,
    values: [nobody, organisations],
  });
  return rows.map((row) => eventOf(row) as RegionEvent);
}

/** Keeps the events, in this order. */
export function insertEvents(
  events: readonly { readonly person: string; readonly event: PersonEvent | RegionEvent }[],
): Statement {
  const rows = events.map(({ person, event: { id, at, kind, ...body } }) => ({ person, id, at, kind, body }));
  return {
    name: 'choice_insert',
    text: `insert into choice_event (person, id, at, kind, body)
      select person, id, at, kind, body
      from rows from (json_to_recordset($1::json) as (person uuid, id uuid, at timestamptz, kind text, body jsonb))
        with ordinality as r(person, id, at, kind, body, position) order by position`,
    values: [JSON.stringify(rows)],
  };
}

function eventOf({ id, at, kind, body }: EventRow): object {
  return { id, at, kind, ...body };
}
