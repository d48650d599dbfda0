export { linkByRules } from './baseline/link-by-rules.js';
export type { RuleSet, RuleStep } from './baseline/rule-set.js';
export { hesid, mpsLike, ruleSets } from './baseline/rule-sets.js';
export type { RuleAssessment } from './candidates/blocks.js';
export type { ComparedField } from './compare/comparison.js';
export { decodePattern, encodePattern, levelsOf, type Pattern, type Relation } from './compare/pattern.js';
export { compareTwoRecords } from './compare-two-records.js';
export { type EvaluationTables, evaluate, type GroupAccuracy, type PairAccuracy } from './evaluate.js';
export { explainPattern, type PairExplanation, type WeightPart } from './explain-pair.js';
export type { IdentifierScheme } from './identifier-scheme.js';
export { type LinkParts, link } from './link.js';
export type { LinkOutcome, ReviewReason, RuleResult, SourceCompleteness } from './link-outcome.js';
export {
  defaultLinkThreshold,
  type EvidenceColumn,
  evidenceColumns,
  type LinkageMode,
  type LinkageSpec,
} from './linkage-spec.js';
export { type MethodAccuracy, methodAccuracy } from './method-accuracy.js';
export {
  type ExpectationMaximisationInput,
  type ExpectationMaximisationResult,
  expectationMaximisation,
  type PatternCount,
} from './model/expectation-maximisation.js';
export type { LinkageModel, NumberStratum } from './model/linkage-model.js';
export { modelDocument, readModel } from './model/model-document.js';
export { scorePattern } from './model/score-pattern.js';
export { evidenceQuery, pairsQuery, recordsQuery } from './persons/result-steps.js';
export { defaultIgnoreLists, type IgnoreLists } from './standardise/ignore-lists.js';
export { type HistogramBar, weightHistogram } from './weight-histogram.js';
