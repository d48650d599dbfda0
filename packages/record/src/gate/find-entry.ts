import type { Statement } from '../postgres/statement.js';
import type { ResourceKey } from '../shared-record.js';
import type { EntryLook } from './entry-look.js';
import type { GatedRow } from './gated-row.js';
import { gatedColumns } from './gated-row.js';
import type { GatedShape } from './gated-statement.js';
import { gatedStatement } from './gated-statement.js';
import { settledReferences } from './settled-references.js';

const byKey: GatedShape = {
  name: 'entry',
  text: (gate, own) => {
    const { from, where } = gate.visible('e');
    return `select ${gatedColumns(gate, 'e')}
from ${from}
where e.id = ${own(1, 'uuid')} and e.type = ${own(2, 'text')} and ${where}`;
  },
};

/** The entry with this key, where the asker may see it; undefined where there is none or they may not. */
export async function findEntry(look: EntryLook, key: ResourceKey): Promise<GatedRow | undefined> {
  const rows = await look.runner.query<GatedRow>(look.scope, statementOf(look, byKey, key));
  const [row] = await settledReferences(look, rows);
  return row;
}

/** Why an entry is not seen, for the access log alone: it must not change what is answered. */
export interface Hiding {
  /** Null where there is no such entry, or the second lock keeps it back. */
  readonly person: string | null;
  readonly rule_row: number | null;
  /** Whether the asker's organisation is suspended, which may be said. */
  readonly suspended: boolean;
}

const hidingByKey: GatedShape = {
  name: 'hiding',
  text: (gate, own) => {
    const { from, row } = gate.visible('e');
    return `select h.person, h.rule_row, coalesce((select suspended from organisation_state where organisation = ${own(3, 'text')}), false) as suspended
from (values (1)) one left join
  (select e.person, ${row} as rule_row from ${from} where e.id = ${own(1, 'uuid')} and e.type = ${own(2, 'text')}) h on true`;
  },
};

/** By which row of the table the entry with this key is hidden. Never its content. */
export async function hidingOf(look: EntryLook, key: ResourceKey): Promise<Hiding> {
  const statement = statementOf(look, hidingByKey, key);
  const values = [...statement.values, look.scope.organisation];
  const [hiding] = await look.runner.query<Hiding>(look.scope, { ...statement, values });
  return hiding ?? { person: null, rule_row: null, suspended: false };
}

function statementOf(
  { texts, question }: EntryLook,
  shape: GatedShape,
  { id, type }: ResourceKey,
): Statement {
  return gatedStatement(texts, shape, { question, values: [id, type] });
}
