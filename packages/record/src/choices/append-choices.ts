import type { RegionEvent } from '@causeway/choices';
import { personStateOf, regionStateOf } from '@causeway/choices';
import { nobody } from '../gate/gate-facts.js';
import type { Runner, Scope } from '../postgres/statement.js';
import type { EventOfPerson } from './choice-events.js';
import { insertEvents, personEvents, regionEvents } from './choice-events.js';
import { projectionStatements } from './projection.js';
import { regionStatements } from './region-projection.js';

/**
 * Keeps the events and brings all state about their persons up to date, in the transaction of `runner`: whoever reads afterwards sees
 * either both or neither.
 *
 * It serves one event of a request and many thousands of a load alike: one statement for the events, one for those that were there, and
 * two for each table that the kinds of event change. Persons are locked in the order of their ids, so that two writers wait for each
 * other and never both fold what the other has not seen. Labels of entries change no state: they are kept, and that is all.
 */
export async function appendChoices(
  runner: Runner,
  scope: Scope,
  events: readonly EventOfPerson[],
): Promise<void> {
  if (events.length === 0) return;
  const changing = events.filter(({ event }) => event.kind !== 'entry-labels-set');
  const persons = [...new Set(changing.map(({ person }) => person))].sort();
  if (persons.length > 0) await lockPersons(runner, scope, persons);
  await runner.query(scope, insertEvents(events));
  if (persons.length === 0) return;
  const all = await personEvents(runner, scope, persons);
  const states = new Map(persons.map((person) => [person, personStateOf(all.get(person) ?? [])]));
  const kinds = new Set(changing.map(({ event }) => event.kind));
  for (const statement of projectionStatements(states, kinds)) await runner.query(scope, statement);
}

/** As {@link appendChoices}, for one event. */
export function appendChoice(runner: Runner, scope: Scope, event: EventOfPerson): Promise<void> {
  return appendChoices(runner, scope, [event]);
}

const lockRegion = {
  name: 'choice_lock_region',
  text: `select pg_advisory_xact_lock(hashtextextended('causeway choices of the region', 0))`,
  values: [],
} as const;

/** Keeps events about organisations and the region, and brings what the gate reads of them up to date. */
export async function appendRegionChoices(
  runner: Runner,
  scope: Scope,
  events: readonly RegionEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await runner.query(scope, lockRegion);
  const organisations = [
    ...new Set(events.flatMap((event) => (event.kind === 'regional-switch-set' ? [] : [event.organisation]))),
  ].sort();
  const before = await regionEvents(runner, scope, organisations);
  await runner.query(scope, insertEvents(events.map((event) => ({ person: nobody, event }))));
  const state = regionStateOf([...before, ...events]);
  for (const statement of regionStatements(state)) await runner.query(scope, statement);
}

/**
 * Locks the rows of the persons, made where there is none yet, until the transaction ends. Rows and no advisory locks: a load takes
 * thousands, and PostgreSQL keeps those in a table of fixed size.
 */
async function lockPersons(runner: Runner, scope: Scope, persons: readonly string[]): Promise<void> {
  await runner.query(scope, {
    name: 'choice_begin_persons',
    text: `insert into person_state (person, choices_version)
      select person, 0 from unnest($1::uuid[]) with ordinality as p(person, position) order by position
      on conflict (person) do nothing`,
    values: [persons],
  });
  await runner.query(scope, {
    name: 'choice_lock_persons',
    text: 'select from person_state where person = any($1::uuid[]) order by person for update',
    values: [persons],
  });
}
