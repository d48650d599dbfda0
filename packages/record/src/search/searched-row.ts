import { seeRows } from '@causeway/choices';
import type { Gate } from '../gate/gate.js';
import { doubtfulReferences } from '../gate/gated-row.js';

const entryColumns = [
  'person',
  'id',
  'type',
  'version',
  'last_updated',
  'deleted',
  'recorder',
  'content',
  'reference_ids',
  'private',
  'safeguarding',
  'hidden_online',
  'draft',
  'label_sets',
];

/**
 * The visible entries under `alias`, judged once each: the row of the table stands beside them as `ALIAS_g.rule_row`. The subquery with
 * `offset 0` keeps PostgreSQL from writing the whole table again wherever the row is named.
 */
export function judged(gate: Gate, alias: string): { readonly from: string; readonly where: string } {
  const { from, row } = gate.visible(alias);
  return {
    from: `${from}\ncross join lateral (select ${row} as rule_row offset 0) ${alias}_g`,
    where: `${alias}_g.rule_row in (${seeRows.join(', ')})`,
  };
}

/** What to select of entries that are {@link judged}, for {@link asGatedRows}. */
export function searchedColumns(gate: Gate, alias: string): string {
  const columns = entryColumns.map((column) => `${alias}.${column}`).join(', ');
  return `${columns}, ${alias}_g.rule_row, ${gate.visible(alias).preferenceVersion} as preference_version`;
}

/** `found`, a query for {@link searchedColumns} and more, as one for rows of the gate: only of what is on the page is it asked what it refers to. */
export function asGatedRows(found: string): string {
  return `select f.*, ${doubtfulReferences('f', 'f.rule_row')} as hidden_ids from (${found}) f`;
}
