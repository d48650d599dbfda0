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
    table: 'care_relationship',
    kinds: [
      'relationship-opened',
      'relationship-closed',
      'relationship-claimed',
      'disclosure-made',
      'disclosure-ended',
    ],
    columns: { organisation: 'text', valid_until: 'timestamptz', bases: 'text[]' },
    rows: (state) => relationshipsOf(state).map((each) => ({ ...each })),
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
  const rows = [...states].map(([person, state]) => ({ person, ...stateRow(state) }));
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
  protected_access: 'text[]',
  excluded_sets: 'text[]',
  included_sets: 'text[]',
  out_yes: 'text[]',
  out_no: 'text[]',
  in_yes: 'text[]',
  in_no: 'text[]',
  share_in_allowed: 'text[]',
  share_in_prohibited: 'text[]',
  share_in_verified: 'text[]',
  related: 'text[]',
  related_until: 'timestamptz[]',
  has_disclosures: 'boolean',
  has_broken_glass: 'boolean',
  choices_version: 'bigint',
} as const;

function stateRow(state: PersonState): Readonly<Record<keyof typeof stateColumns, Cell>> {
  const relationships = relationshipsOf(state);
  return {
    registered_practice: state.registeredPractice ?? null,
    protected: state.isProtected,
    protected_access: [...state.protectedAccess].sort(),
    excluded_sets: [...state.excludedSets].sort(),
    included_sets: [...state.includedSets].sort(),
    out_yes: saidTo(state, 'out', 'yes'),
    out_no: saidTo(state, 'out', 'no'),
    in_yes: saidTo(state, 'in', 'yes'),
    in_no: saidTo(state, 'in', 'no'),
    share_in_allowed: listedAs(state, 'allowed'),
    share_in_prohibited: listedAs(state, 'prohibited'),
    share_in_verified: [...state.shareInVerified.keys()].sort(),
    related: relationships.map(({ organisation }) => organisation),
    related_until: relationships.map(({ valid_until }) => valid_until),
    has_disclosures: state.disclosures.length > 0,
    has_broken_glass: state.brokenGlass.length > 0,
    choices_version: state.version,
  };
}

/** The organisations to which was expressly said so. */
function saidTo(
  { sharing }: PersonState,
  direction: 'out' | 'in',
  decision: 'yes' | 'no',
): readonly string[] {
  return [...sharing]
    .filter(([key, word]) => key.startsWith(`${direction} `) && word.decision === decision)
    .map(([key]) => key.slice(direction.length + 1))
    .sort();
}

function listedAs({ shareInRules }: PersonState, listed: 'allowed' | 'prohibited'): readonly string[] {
  return [...shareInRules]
    .filter(([, rule]) => rule === listed)
    .map(([organisation]) => organisation)
    .sort();
}

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

interface Relationship {
  readonly organisation: string;
  readonly valid_until: string;
  readonly bases: readonly string[];
}

/** One an organisation, in the order of their codes: when the last of its bases ends. Disclosures by name are a basis too. */
function relationshipsOf({ relationships, disclosures }: PersonState): readonly Relationship[] {
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
    }))
    .sort((one, other) => (one.organisation < other.organisation ? -1 : 1));
}

function lastOf(untils: readonly (Instant | undefined)[]): string {
  return untils.includes(undefined) ? endless : ([...untils].sort().at(-1) ?? endless);
}
