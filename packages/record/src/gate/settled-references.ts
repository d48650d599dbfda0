import type { EntryLook } from './entry-look.js';
import type { GatedRow } from './gated-row.js';
import { visibleIds } from './visible-ids.js';

/**
 * The rows with those of their doubtful references that may indeed not be seen, or are not there: the gate is asked for all of them at once.
 * A row that comes from the database is answered only after this.
 */
export async function settledReferences<Row extends Pick<GatedRow, 'hidden_ids'>>(
  look: Omit<EntryLook, 'texts'>,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const doubtful = rows.flatMap(({ hidden_ids: ids }) => ids ?? []);
  if (doubtful.length === 0) return rows;
  const visible = await visibleIds({ ...look, texts: new Map() }, doubtful);
  return rows.map((row) => {
    const hidden = row.hidden_ids?.filter((id) => !visible.has(id)) ?? [];
    return { ...row, hidden_ids: hidden.length === 0 ? null : hidden };
  });
}
