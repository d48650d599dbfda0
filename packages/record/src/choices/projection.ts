import type { PersonEvent, PersonState } from '@causeway/choices';
import type { Instant } from '@causeway/domain';
import type { Statement } from '../postgres/statement.js';

type Kind = PersonEvent['kind'];
type Cell = string | number | boolean | null | readonly string[];

/** A table of state: which kinds of event change it, its columns, and the rows that the state of a person comes to. */
export interface Projection {
  readonly table: string;
  readonly kinds: readonly Kind[];
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: (state: PersonState) => readonly Readonly<Record<string, Cell>>[];
}

const endless = 'infinity';

/** The tables of state about persons, beside `person_state`. Each can be made anew from the events, and is. */
export const projections: readonly Projection[] = [
  {
    table: 'sharing_preference',
    kinds: ['sharing-set', 'share-in-code-refused'],
    columns: { organisation: 'text', direction: 'text', decision: 'text', at: 'timestamptz', event: 'uuid' },
    rows: ({ sharing }) =>
      [...sharing].map(([key, { decision, at, event }]) => {
        const [direction = '', organisation = ''] = key.split(' ');
        return { organisation, direction, decision, at, event };
      }),
  },
  {
    table: 'share_in_rule',
    kinds: ['share-in-rule-set'],
    columns: { organisation: 'text', rule: 'text' },
    rows: ({ shareInRules }) => [...shareInRules].map(([organisation, rule]) => ({ organisation, rule })),
  },
  {
    table: 'share_in_verified',
    kinds: ['sharing-set', 'share-in-vouched', 'share-in-code-confirmed', 'share-in-code-refused'],
    columns: { organisation: 'text', at: 'timestamptz' },
    rows: ({ shareInVerified }) => [...shareInVerified].map(([organisation, at]) => ({ organisation, at })),
  },
  {
    table: 'care_relationship',
    kinds: [
      'relationship-opened',
      'relationship-closed',
      'relationship-claimed',
      'disclosure-made',
      'disclosure-ended',
    ],
    columns: { organisation: 'text', valid_until: 'timestamptz', bases: 'text[]' },
    rows: relationshipRows,
  },
  {
    table: 'protected_access',
    kinds: ['protected-access-set'],
    columns: { organisation: 'text' },
    rows: ({ protectedAccess }) => [...protectedAccess].map((organisation) => ({ organisation })),
  },
  {
    table: 'disclosure',
    kinds: ['disclosure-made', 'disclosure-ended'],
    columns: { entry: 'uuid', organisation: 'text', valid_until: 'timestamptz' },
    rows: ({ disclosures }) =>
      disclosures.map(({ entry, organisation, until }) => ({ entry, organisation, valid_until: until })),
  },
  {
    table: 'break_glass',
    kinds: ['break-glass-opened', 'break-glass-renewed', 'break-glass-ended'],
    columns: { organisation: 'text', user_id: 'text', valid_until: 'timestamptz', grant_id: 'uuid' },
    rows: ({ brokenGlass }) =>
      brokenGlass.map(({ organisation, user, until, grant }) => ({
        organisation,
        user_id: user,
        valid_until: until,
        grant_id: grant,
      })),
  },
  {
    table: 'proxy_grant',
    kinds: ['proxy-granted', 'proxy-ended'],
    columns: { proxy: 'text', valid_until: 'timestamptz', withheld_sets: 'text[]' },
    rows: ({ proxies }) =>
      [...proxies].map(([proxy, { until, withheldSets }]) => ({
        proxy,
        valid_until: until,
        withheld_sets: withheldSets,
      })),
  },
  {
    table: 'objection',
    kinds: ['objection-set'],
    columns: { family: 'text', objected: 'boolean', at: 'timestamptz' },
    rows: ({ objections }) =>
      [...objections].map(([family, { decision, at }]) => ({ family, objected: decision === 'object', at })),
  },
];

/** The statements that bring the tables which these kinds of event change to the states of the persons. */
export function projectionStatements(
  states: ReadonlyMap<string, PersonState>,
  kinds: ReadonlySet<Kind>,
): readonly Statement[] {
  return projections
    .filter((each) => each.kinds.some((kind) => kinds.has(kind)))
    .flatMap((each) => [removal(each, states), insertion(each, states)])
    .concat(stateStatement(states));
}

/** The one row that every person has, and that is locked while a choice is made: it is changed, never made anew. */
function stateStatement(states: ReadonlyMap<string, PersonState>): Statement {
  const names = Object.keys(stateColumns);
  const types = Object.entries(stateColumns).map(([name, type]) => `${name} ${type}`);
  const rows = [...states].map(([person, state]) => ({
    person,
    registered_practice: state.registeredPractice ?? null,
    protected: state.isProtected,
    excluded_sets: [...state.excludedSets].sort(),
    included_sets: [...state.includedSets].sort(),
    choices_version: state.version,
  }));
  return {
    name: 'choice_fill_person_state',
    text: `insert into person_state (person, ${names.join(', ')}) select person, ${names.join(', ')}
      from json_to_recordset($1::json) as r(person uuid, ${types.join(', ')})
      on conflict (person) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [JSON.stringify(rows)],
  };
}

const stateColumns = {
  registered_practice: 'text',
  protected: 'boolean',
  excluded_sets: 'text[]',
  included_sets: 'text[]',
  choices_version: 'bigint',
} as const;

function removal({ table }: Projection, states: ReadonlyMap<string, PersonState>): Statement {
  return {
    name: `choice_clear_${table}`,
    text: `delete from ${table} where person = any($1::uuid[])`,
    values: [[...states.keys()]],
  };
}

function insertion(
  { table, columns, rows }: Projection,
  states: ReadonlyMap<string, PersonState>,
): Statement {
  const names = Object.keys(columns).join(', ');
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const cells = [...states].flatMap(([person, state]) => rows(state).map((row) => ({ person, ...row })));
  return {
    name: `choice_fill_${table}`,
    text: `insert into ${table} (person, ${names}) select person, ${names}
      from json_to_recordset($1::json) as r(person uuid, ${types.join(', ')})`,
    values: [JSON.stringify(cells)],
  };
}

/** One row an organisation: when the last of its bases ends. Disclosures by name are a basis too. */
function relationshipRows({
  relationships,
  disclosures,
}: PersonState): readonly Readonly<Record<string, Cell>>[] {
  const all = new Map<string, (readonly [string, Instant | undefined])[]>();
  for (const [organisation, bases] of relationships) all.set(organisation, [...bases]);
  for (const { organisation, until } of disclosures) {
    all.set(organisation, [...(all.get(organisation) ?? []), ['disclosure', until]]);
  }
  return [...all]
    .filter(([, own]) => own.length > 0)
    .map(([organisation, own]) => ({
      organisation,
      valid_until: lastOf(own.map(([, until]) => until)),
      bases: [...new Set(own.map(([basis]) => basis))].sort(),
    }));
}

function lastOf(untils: readonly (Instant | undefined)[]): string {
  return untils.includes(undefined) ? endless : ([...untils].sort().at(-1) ?? endless);
}
