import type { ResourceType, SearchCondition } from '@causeway/fhir';
import type { VisibleEntries } from '../gate/visible-entries.js';

/** What a condition is written into: the placeholders of one statement, and the entries that the asker may see. */
export interface SearchSql {
  /** The placeholder of `value`, cast to the PostgreSQL type. */
  bind(value: unknown, type: string): string;
  /** The visible entries under `alias`. */
  visible(alias: string): VisibleEntries;
  /** A name for entries that no other part of the statement has. */
  alias(): string;
  /** The SQL of a condition on the entries under `on.alias`; for conditions that hold others. */
  condition(condition: SearchCondition, on: SearchedEntries): string;
}

/** The entries a condition is about: of which type, under which name they stand in the statement. */
export interface SearchedEntries {
  readonly alias: string;
  readonly type: ResourceType;
  /** Whether they are of one person: then few, and cheaper to look through than to find by an index. */
  readonly ofOnePerson: boolean;
}

/** `parts` of which one must hold; false where there are none. */
export function anyOf(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
