import type { Sql } from '@causeway/engine';

/** The fields that pairs are compared on. */
export const comparedFields = ['number', 'date_of_birth', 'postcode', 'sex', 'registered_gp'] as const;

/** One of {@link comparedFields}. */
export type ComparedField = (typeof comparedFields)[number];

/** How two records are compared on one field. */
export interface Comparison<Level extends string = string> {
  readonly field: ComparedField;
  /** The levels in the order of their codes; the first is always `missing`: nothing to compare. */
  readonly levels: readonly ['missing', ...Level[]];
  /** One SQL CASE that gives the code of the level of the pair of `link_evidence` rows `l`, `r`. */
  readonly code: Sql;
}
