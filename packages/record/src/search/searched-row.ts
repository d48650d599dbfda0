import type { Gate } from '../gate/gate.js';
import { doubtfulReferences } from '../gate/gated-row.js';

const answeredColumns = ['person', 'id', 'type', 'version', 'last_updated', 'deleted', 'recorder'];

/** What {@link doubtfulReferences} looks at, beside what is answered. */
const decidingColumns = ['reference_ids', 'private', 'safeguarding', 'hidden_online', 'draft', 'label_sets'];

/** What to select of the visible entries `alias`, for {@link asGatedRows}. */
export function searchedColumns(gate: Gate, alias: string): string {
  const columns = [...answeredColumns, ...decidingColumns].map((column) => `${alias}.${column}`).join(', ');
  const { row, content, preferenceVersion } = gate.visible(alias);
  return `${columns}, ${content(`${alias}.content`)} as content, ${row} as rule_row, ${preferenceVersion} as preference_version`;
}

/**
 * `found`, a query for {@link searchedColumns}, as one for rows of the gate with the columns `more` of `f`: only of what is on the page is it asked what it
 * refers to.
 */
export function asGatedRows(found: string, more: readonly string[] = []): string {
  const columns = [...answeredColumns, 'content', 'rule_row', 'preference_version'].map(
    (column) => `f.${column}`,
  );
  return `select ${[...columns, ...more].join(', ')}, ${doubtfulReferences('f', 'f.rule_row')} as hidden_ids\nfrom (${found}) f`;
}
