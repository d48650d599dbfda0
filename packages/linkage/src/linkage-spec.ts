import type { IdentifierScheme } from './identifier-scheme.js';
import type { LinkageModel } from './model/linkage-model.js';
import type { IgnoreLists } from './standardise/ignore-lists.js';

/**
 * The columns of the table to be linked. `record_id` and `source` name a record; several rows of one record are its history, and
 * `valid_from`, `valid_to` say which is the latest (an empty `valid_to` is still in force). There is no place for a name.
 */
export const evidenceColumns = [
  'record_id',
  'source',
  'nhs_number',
  'date_of_birth',
  'sex',
  'postcode',
  'valid_from',
  'valid_to',
  'registered_gp',
] as const;

/** One of {@link evidenceColumns}. */
export type EvidenceColumn = (typeof evidenceColumns)[number];

/** `dedupe`: pairs within a source; `link`: pairs across sources; `both`: all pairs. */
export type LinkageMode = 'dedupe' | 'link' | 'both';

/** What is to be linked, and how. */
export interface LinkageSpec {
  /** The engine's table with {@link evidenceColumns}, of any type that casts to text; `record_id` and one other column at least. */
  readonly table: string;
  /** The columns that `table` has. */
  readonly columns: readonly EvidenceColumn[];
  readonly mode: LinkageMode;
  readonly identifierScheme: IdentifierScheme;
  /** Values that stand for "none"; default `defaultIgnoreLists`. */
  readonly ignore?: IgnoreLists;
  /** A trained model to use in place of training one here. */
  readonly model?: LinkageModel;
  /** Probability from which a pair is a link; default {@link defaultLinkThreshold}. */
  readonly linkThreshold?: number;
}

/** Probability from which a pair is a link, given its rival, when nothing else is said. */
export const defaultLinkThreshold = 0.8;
