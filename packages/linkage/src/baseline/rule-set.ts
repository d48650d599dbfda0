import type { ComparedField } from '../compare/comparison.js';

/** One step of a deterministic rule set: the levels at which it takes two records for one person. Fields not named may have any level. */
export interface RuleStep {
  readonly name: string;
  readonly accepts: Partial<Readonly<Record<ComparedField, readonly string[]>>>;
  /** Whether a record without a number is linked only if all that it agrees with hold one number. */
  readonly onlyCandidate?: boolean;
}

/** A deterministic rule set: pairs that any step accepts are one person, and so are all that hang together by them. */
export interface RuleSet {
  readonly name: string;
  readonly title: string;
  /** Where the rules are published, and what of them cannot be had here. */
  readonly source: string;
  readonly steps: readonly RuleStep[];
}
