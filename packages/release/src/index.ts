// Admission: a region folder in, checked tables and a ledger of objections out.
export type { AdmissionParts, AdmissionSpec } from './admit/admission-spec.js';
export type {
  AdmissionSummary,
  CleanedListSummary,
  LeftOutCounts,
  OrganisationSummary,
  RowCounts,
} from './admit/admission-summary.js';
export { admit } from './admit/admit.js';
export type { FhirOrganisation } from './admit/fhir/organisation-of.js';
export { organisationOf } from './admit/fhir/organisation-of.js';
export type { ObjectionCountsByFamily } from './admit/objections/apply-objections.js';
export type { AdmissionAlarm, PracticeLedgerRow } from './admit/objections/practice-ledger.js';
export type { IdentifierClass } from './admit/persons/classified-persons.js';
export type { PersonQuality } from './admit/persons/person-quality.js';
export { isNameColumn } from './admit/reading/name-column.js';
export type { FileSummary } from './admit/set-aside.js';
export { admissionFiles } from './admit/write-admission.js';
// Comparing areas: formulas of public health, each with its source.
export { type ByarLimits, byarLimits } from './compare/byar-limits.js';
export { criticalValue, type Estimate, type Limits } from './compare/confidence.js';
export { countFlag } from './compare/count-flag.js';
export { countLimits, fewestEventsForByar } from './compare/count-limits.js';
export {
  directlyStandardisedRate,
  type StandardisationBand,
  type StandardisedRate,
} from './compare/directly-standardised-rate.js';
export { chiSquareQuantile, normalQuantile, studentTQuantile } from './compare/distribution-quantile.js';
export {
  europeanStandardPopulation2013,
  type StandardAgeBand,
  standardAgeBandIndex,
} from './compare/european-standard-population-2013.js';
export { exactPoissonLimits, exactPoissonLimitsAtTail } from './compare/exact-poisson-limits.js';
export {
  type Funnel,
  type FunnelFlag,
  type FunnelLimitName,
  type FunnelPoint,
  funnelLimitNames,
} from './compare/funnel.js';
export {
  type IndirectlyStandardised,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type ReferenceBand,
} from './compare/indirectly-standardised.js';
export {
  type LifeExpectancy,
  type LifeTableBand,
  lifeExpectancy,
  lifeTableStartAges,
} from './compare/life-expectancy.js';
export { type Mean, mean } from './compare/mean.js';
export { proportion } from './compare/proportion.js';
export { type ProportionArea, proportionFlags, proportionFunnel } from './compare/proportion-funnel.js';
export { type QuantileOptions, quantileGroups } from './compare/quantile-group.js';
export { rate } from './compare/rate.js';
export {
  type RateArea,
  type RateFunnelOptions,
  type RateFunnelPlace,
  rateFlags,
  rateFunnel,
  rateFunnelPlaces,
} from './compare/rate-funnel.js';
export { type RatioArea, ratioFlags, ratioFunnel } from './compare/ratio-funnel.js';
export {
  type PeopleByEvents,
  type RepeatedEventsBand,
  repeatedEventsRate,
} from './compare/repeated-events-rate.js';
export {
  type SlopeLimits,
  type SlopeSimulation,
  simulatedSlopeLimits,
  type UncertainQuantile,
} from './compare/simulated-slope-limits.js';
export {
  type QuantileValue,
  type SlopeIndex,
  type SlopeOptions,
  type SlopeScale,
  slopeIndexOfInequality,
} from './compare/slope-index-of-inequality.js';
export { wilsonLimits } from './compare/wilson-limits.js';
// Disclosure control: what of a true table may be seen.
export { type Cell, cellText, type HiddenReason, hidden, hiddenReasonWords, shown } from './disclose/cell.js';
export {
  type DisclosurePolicy,
  definePolicy,
  hiddenUpTo,
  stepOf,
  type TotalsRule,
  type Treatment,
} from './disclose/disclosure-policy.js';
export { disclosurePolicies, type PolicyName, policyNamed } from './disclose/policies.js';
export {
  cellOf,
  type ReleasedColumn,
  type ReleasedRow,
  type ReleasedTable,
  releasedTable,
} from './disclose/released-table.js';
export { releasedTableToCsv } from './disclose/released-table-csv.js';
export { releasedTableToJson } from './disclose/released-table-json.js';
export { type StandardisedRatesInput, standardisedRatesTable } from './disclose/standardised-rates-table.js';
export { type CountRange, treatCount, trueCountsBehind } from './disclose/treat-count.js';
export { type TreatedTable, treatTable } from './disclose/treat-table.js';
export type { Dimension, TrueRow, TrueTable } from './disclose/true-table.js';
// Pseudonyms: a key for each release and field.
export { dateShiftWeeks } from './pseudonym/date-shift.js';
export { createKeyFile, readKeyFile } from './pseudonym/key-file.js';
export { type KeyRing, keyFileLine, parseKeyRing } from './pseudonym/key-ring.js';
export { type MasterKey, masterKey } from './pseudonym/master-key.js';
export { nhsNumberToken, pseudonymToken } from './pseudonym/pseudonym-token.js';
export { keyedDigest, type ReleaseField, type ReleaseKey, releaseKey } from './pseudonym/release-key.js';
export { yearOfBirthBand } from './pseudonym/year-of-birth-band.js';
// The data run.
export {
  type DataRunOutcome,
  type DataRunParts,
  type DataRunSpec,
  dataRun,
  reportPath,
} from './run/data-run.js';
export { parseReleaseTerms, type StatedTerms } from './run/release-terms-file.js';
export type { RunRecord } from './run/run-record.js';
export type { StageName } from './run/stage.js';
