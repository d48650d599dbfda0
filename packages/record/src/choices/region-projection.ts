import type { ImpliedYes, RegionState } from '@causeway/choices';
import type { Statement } from '../postgres/statement.js';

const organisationColumns = {
  organisation: 'text',
  name: 'text',
  kind: 'text',
  suspended: 'boolean',
  officers: 'text',
  implied_out_from: 'timestamptz',
  implied_out_until: 'timestamptz',
  implied_in_from: 'timestamptz',
  implied_in_until: 'timestamptz',
  excluded_sets: 'text[]',
} as const;

const names = Object.keys(organisationColumns);
const types = Object.entries(organisationColumns).map(([name, type]) => `${name} ${type}`);

/** The statements that bring what the gate reads of organisations and the region to this state, for the organisations in it. */
export function regionStatements({ organisations, switches }: RegionState): readonly Statement[] {
  const rows = [...organisations].map(([organisation, state]) => ({
    organisation,
    name: state.name ?? null,
    kind: state.kind ?? null,
    suspended: state.isSuspended,
    officers: state.officers ?? null,
    ...interval('implied_out', state.impliedOut),
    ...interval('implied_in', state.impliedIn),
    excluded_sets: [...state.excludedSets].sort(),
  }));
  return [
    {
      name: 'choice_organisations',
      text: `insert into organisation_state (${names.join(', ')}) select ${names.join(', ')}
        from json_to_recordset($1::json) as r(${types.join(', ')})
        on conflict (organisation) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      values: [JSON.stringify(rows)],
    },
    {
      name: 'choice_switches_off',
      text: 'update regional_switch set is_on = name = any($1::text[]) where is_on <> (name = any($1::text[]))',
      values: [[...switches]],
    },
    {
      name: 'choice_switches_on',
      text: `insert into regional_switch (name, is_on) select name, true from unnest($1::text[]) name
        on conflict (name) do nothing`,
      values: [[...switches]],
    },
  ];
}

function interval(name: string, policy: ImpliedYes | undefined): Readonly<Record<string, string | null>> {
  return { [`${name}_from`]: policy?.from ?? null, [`${name}_until`]: policy?.until ?? null };
}
