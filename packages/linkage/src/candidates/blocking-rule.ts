import type { Sql } from '@causeway/engine';
import type { ComparedField } from '../compare/comparison.js';

/**
 * A rule that makes candidate pairs of records with equal keys: data, so that a region can add or leave out rules.
 */
export interface BlockingRule {
  readonly name: string;
  /** What the rule is for, for the reader of the report. */
  readonly why: string;
  /** Whole-number columns of `link_rows` that must be equal. Without one of them in the input the rule is not used, but for those it can do without. */
  readonly keys: readonly string[];
  /** The keys that are left away when the input does not have them at all. */
  readonly optionalKeys?: readonly string[];
  /** What earlier rules have paired already, as a condition on rows `l`, `r` that keeps the rest. Saves work only: a pair counts for its first rule anyway. */
  readonly except?: Sql;
  /** Blocks of more records than this are left out, and counted. */
  readonly largestBlock: number;
  /** The rule is left out when it would make more pairs than this for each record. */
  readonly pairsPerRecord: number;
  /** The comparison levels at which a pair has equal keys: what the rule can find. Fields not named may have any level. */
  readonly finds: Partial<Readonly<Record<ComparedField, readonly string[]>>>;
}
