import type { Instant } from '@causeway/domain';
import { isResourceType } from '@causeway/fhir';
import type { StoredVersion } from '../shared-record.js';
import { areReferencesVisible } from './alike-references.js';
import type { Gate } from './gate.js';
import { withoutHiddenReferences } from './without-hidden-references.js';

/** An entry as it comes through the gate: what is answered, and what the access log is to say of it. */
export interface GatedRow {
  readonly person: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly last_updated: Instant;
  readonly deleted: boolean;
  readonly recorder: string;
  readonly content: string;
  /** The row of the decision table by which it is seen. */
  readonly rule_row: number;
  /** The version of the person's choices by which was decided; null where nothing was ever chosen. */
  readonly preference_version: number | null;
  /** Ids it refers to that may not be seen; from the database itself those of which that is in doubt (see `settledReferences`). */
  readonly hidden_ids: readonly string[] | null;
}

/**
 * What to select of the visible entry `alias`, so that a row is a {@link GatedRow}; the rows are to go through `settledReferences`. Every
 * reference to an entry is in doubt here: to settle most of them in the statement pays for pages, not for one entry.
 */
export function gatedColumns(gate: Gate, alias: string): string {
  const { row, content, preferenceVersion } = gate.visible(alias);
  const columns = ['person', 'id', 'type', 'version', 'last_updated', 'deleted', 'recorder'];
  return `${columns.map((column) => `${alias}.${column}`).join(', ')}, ${content(`${alias}.content`)} as content, ${row} as rule_row,
${preferenceVersion} as preference_version, nullif(${alias}.reference_ids, '{}') as hidden_ids`;
}

/** The ids that the visible entry `alias` refers to where some of them might be hidden, as `uuid[]`; null where none can be. */
export function doubtfulReferences(alias: string, row: string): string {
  return `case when ${areReferencesVisible(alias, row)} then null else ${alias}.reference_ids end`;
}

/** The version that is answered: its text without the ids of what may not be seen. */
export function storedVersionOf(row: GatedRow): StoredVersion {
  if (!isResourceType(row.type)) throw new Error('an entry of a type that is not kept');
  return {
    type: row.type,
    id: row.id,
    version: row.version,
    lastUpdated: row.last_updated,
    content: withoutHiddenReferences(row.content, row.hidden_ids),
    deleted: row.deleted,
  };
}
