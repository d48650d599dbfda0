import type { EntryLook } from './entry-look.js';
import type { GatedShape } from './gated-statement.js';
import { gatedStatement } from './gated-statement.js';

const visibleAmong: GatedShape = {
  name: 'visible_among',
  text: (gate, own) => {
    const { from, where } = gate.visible('e');
    return `select e.id from ${from} where e.id = any(${own(1, 'uuid[]')}) and ${where}`;
  },
};

/** Those of `ids` that are of entries the asker may see. */
export async function visibleIds(
  { runner, scope, texts, question }: EntryLook,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await runner.query<{ id: string }>(
    scope,
    gatedStatement(texts, visibleAmong, { question, values: [[...new Set(ids)].sort()] }),
  );
  return new Set(rows.map(({ id }) => id));
}
