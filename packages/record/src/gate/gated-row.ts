import type { Instant } from '@causeway/domain';
import { isResourceType } from '@causeway/fhir';
import type { StoredVersion } from '../shared-record.js';
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
  /** Ids it refers to that may not be seen. */
  readonly hidden_ids: readonly string[] | null;
}

/** What to select of the visible entry `alias`, so that a row is a {@link GatedRow}. */
export function gatedColumns(gate: Gate, alias: string): string {
  const { row, preferenceVersion } = gate.visible(alias);
  const columns = ['person', 'id', 'type', 'version', 'last_updated', 'deleted', 'recorder', 'content'];
  return `${columns.map((column) => `${alias}.${column}`).join(', ')}, ${row} as rule_row,
${preferenceVersion} as preference_version, ${gate.hiddenReferences(alias)} as hidden_ids`;
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
