export type { EthnicCategory } from './ethnic-category.js';
export { ethnicCategories, parseEthnicCategory } from './ethnic-category.js';
export type { EventKind } from './event-kind.js';
export { eventKinds, isEventKind } from './event-kind.js';
export { localIdSystem, nhsNumberSystem, odsCodeSystem } from './identifier-system.js';
export type { Clock, Instant } from './instant.js';
export { addMs, dateOfInstant, instantOfMs, msOfInstant, parseInstant } from './instant.js';
export type { LocalDate } from './local-date.js';
export {
  addDays,
  ageYears,
  compareLocalDates,
  dayOf,
  daysBetween,
  localDate,
  monthOf,
  parseLocalDate,
  yearOf,
} from './local-date.js';
export type { NhsNumber } from './nhs-number.js';
export {
  formatNhsNumber,
  isNeverIssuedNhsNumber,
  isPlaceholderNhsNumber,
  isTestNhsNumber,
  isValidNhsNumber,
  nhsNumberCheckDigit,
  parseNhsNumber,
} from './nhs-number.js';
export type { OdsCode } from './ods-code.js';
export { parseOdsCode } from './ods-code.js';
export type { Organisation, OrganisationKind } from './organisation.js';
export { isOrganisationKind, organisationKinds } from './organisation.js';
export type { Postcode } from './postcode.js';
export {
  isPlaceholderPostcode,
  outwardCode,
  parsePostcode,
  postcodeArea,
  postcodeSector,
} from './postcode.js';
export type { Probability } from './probability.js';
export { isProbability, probability } from './probability.js';
export type { Problem, ProblemParticulars } from './problem.js';
export { problem } from './problem.js';
export type { ProblemCategory, ProblemCode } from './problem-catalogue.js';
export { exitCodeByCategory, problemCatalogue } from './problem-catalogue.js';
export { problemReference } from './problem-reference.js';
export type { PurposeOfUse } from './purpose-of-use.js';
export { isSecondaryUse, parsePurposeOfUse, purposesOfUse } from './purpose-of-use.js';
export type { Result } from './result.js';
export { err, ok } from './result.js';
export type { Sex } from './sex.js';
export { parseSex, sexes } from './sex.js';
