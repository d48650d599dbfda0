export type { CleanedList, CleanedListLine } from './cleaned-list.js';
export { parseCleanedList, parseCleanedListLine } from './cleaned-list.js';
export type { Freshness, FreshnessQuestion } from './cleaned-list-freshness.js';
export { cleanedListFreshness, defaultMaxAgeDays } from './cleaned-list-freshness.js';
export type { CodeSystem } from './code-system.js';
export { codeSystemOf, codeSystems } from './code-system.js';
export { defaultExcludedCodeSet } from './default-excluded-code-set.js';
export type { AlertKind } from './direct-care/alert-kind.js';
export { alertKinds } from './direct-care/alert-kind.js';
export type { Asker } from './direct-care/asker.js';
export type { BreakGlassReason, BreakGlassRequest } from './direct-care/break-glass.js';
export { breakGlass, breakGlassMs, breakGlassReasons, brokenGlassOf } from './direct-care/break-glass.js';
export type {
  ChoiceMethod,
  ChoiceSource,
  EntryLabelFacts,
  EventHead,
  PersonChoice,
  PersonEvent,
  PersonEventOf,
  Recording,
  RegionalSwitch,
  RegionChoice,
  RegionEvent,
  RelationshipBasis,
} from './direct-care/choice-event.js';
export type { Condition, FactColumns } from './direct-care/condition.js';
export { conditionWords, factColumns } from './direct-care/condition.js';
export type { Decision, DecisionSubject } from './direct-care/decide.js';
export { decide, decidePerson, decisionRow, decisionSql, seeRows } from './direct-care/decide.js';
export type { DecisionRow, Outcome } from './direct-care/decision-table.js';
export { decisionTable } from './direct-care/decision-table.js';
export { decisionTableReference } from './direct-care/decision-table-reference.js';
export { directCareReference } from './direct-care/direct-care-reference.js';
export type { Audience, ExplainedDecision } from './direct-care/explain.js';
export { explainDecision } from './direct-care/explain.js';
export type { FactName, Facts, FlagName, ShareInStanding, SharingDecision } from './direct-care/fact.js';
export { factCatalogue, factNames, factValues } from './direct-care/fact.js';
export type { ChoiceState, DecisionQuestion, EntryToDecide } from './direct-care/facts-of.js';
export { factsOf, hasRelationship } from './direct-care/facts-of.js';
export type {
  BrokenGlass,
  CodeRequest,
  Disclosure,
  PersonState,
  ProxyGrant,
  Standing,
} from './direct-care/person-state.js';
export { emptyPersonState, sharingKey } from './direct-care/person-state.js';
export { personStateOf } from './direct-care/person-state-of.js';
export type { ImpliedYes, OrganisationState, RegionState } from './direct-care/region-state.js';
export { emptyOrganisationState, isImplied, regionStateOf } from './direct-care/region-state.js';
export type { Activity, Role } from './direct-care/role.js';
export {
  activitiesOf,
  isCareOfPerson,
  mayStatePurpose,
  purposesOf,
  roles,
} from './direct-care/role-activities.js';
export type { SensitiveSet } from './direct-care/sensitive-set.js';
export {
  defaultExcludedSets,
  labelSetsOf,
  sensitiveSetOf,
  sensitiveSets,
  sensitiveSetVersion,
} from './direct-care/sensitive-set.js';
export {
  codeLifeMs,
  mayRequestCode,
  mostCodeTries,
  newVerificationCode,
  openCodeRequest,
} from './direct-care/share-in-code.js';
export type { EventTime } from './event-time.js';
export { parseEventTime } from './event-time.js';
export type {
  CodedConcept,
  ExcludedCategory,
  ExcludedCategoryName,
  ExcludedCodeSet,
  ExtraCodes,
  ListedCode,
} from './excluded-code-set.js';
export { excludedCategoryNames, excludedCategoryOf, withExtraCodes } from './excluded-code-set.js';
export type { NationalOptOut } from './national-opt-out.js';
export { nationalOptOutOf } from './national-opt-out.js';
export type { ObjectionCode, ObjectionEffect, ObjectionFamily } from './objection-code.js';
export { objectionCodes, objectionOf } from './objection-code.js';
export type { LedgerAlarm, LedgerRow, ObjectionCounts, PracticeObjections } from './objection-ledger.js';
export { largePracticeFrom, objectionLedger } from './objection-ledger.js';
export type { Exemption, ReleaseTerms } from './release-terms.js';
export { exemptionInForce, isApproved } from './release-terms.js';
export type {
  EntryFacts,
  PersonChoices,
  SecondaryUseCase,
  SecondaryUseDecision,
  SecondaryUseReason,
} from './secondary-use.js';
export { decideSecondaryUse } from './secondary-use.js';
export type { ObjectionEvent, TypeOneQuestion } from './type-one-state.js';
export { type1Active } from './type-one-state.js';
export type { TypeTwoStanding } from './type-two.js';
export { lastTypeTwoDay, typeTwoStanding } from './type-two.js';
