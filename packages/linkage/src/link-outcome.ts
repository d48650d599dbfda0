import type { RuleAssessment } from './candidates/blocks.js';
import type { LinkageModel } from './model/linkage-model.js';
import type { ScoredPattern } from './model/score-pattern.js';
import type { Refusal } from './persons/resolve-persons.js';

/** How complete the records of a source are: counts of records. */
export interface SourceCompleteness {
  readonly source: string;
  readonly records: number;
  readonly number: number;
  readonly wrongNumber: number;
  readonly dateOfBirth: number;
  readonly sex: number;
  readonly postcode: number;
  readonly registeredGp: number;
}

/** What a blocking rule came to. */
export interface RuleResult extends Partial<RuleAssessment> {
  readonly rule: string;
  /** Candidate pairs that this rule was the first to find. */
  readonly firstFound: number;
}

/** Why a pair is for clerical review. */
export type ReviewReason = Refusal | 'near_threshold';

/** What a linkage came to: counts and probabilities, no one's values. */
export interface LinkOutcome {
  readonly records: number;
  readonly completeness: readonly SourceCompleteness[];
  readonly rules: readonly RuleResult[];
  readonly candidatePairs: number;
  readonly model: LinkageModel;
  readonly patterns: readonly ScoredPattern[];
  readonly linkThreshold: number;
  /** Share of numbered records that agree with no other record of their person. */
  readonly solitary: number;
  readonly persons: number;
  /** Persons by how many records they have: `personsBySize[n]` have n. */
  readonly personsBySize: readonly number[];
  /** Pairs of records of one person. */
  readonly links: number;
  /** What the model expects: links that are wrong, and matches that were not linked. */
  readonly expectedFalseLinks: number;
  readonly expectedMissedLinks: number;
  /** Pairs for clerical review, by why they were not linked. */
  readonly review: Readonly<Record<ReviewReason, number>>;
}
