export type { AccessRow, InclusionProof } from './audit/access-row.js';
export type { Coding } from './audit/audit-code.js';
export type { AuditContext } from './audit/audit-event.js';
export { auditEventOf } from './audit/audit-event.js';
export type { BundleOperation, OperationKey } from './bundle/bundle-operation.js';
export type { AddressMapping } from './bundle/bundle-references.js';
export { conditionalReferences, mapReferences, referencesOf } from './bundle/bundle-references.js';
export type { HistoryPageTexts, HistoryVersionText } from './bundle/history-bundle-text.js';
export { historyBundleText } from './bundle/history-bundle-text.js';
export type { ParseSearch } from './bundle/parse-entry.js';
export type { BundleRequest } from './bundle/parse-transaction.js';
export { parseTransaction } from './bundle/parse-transaction.js';
export type { PageAddresses, SearchPageTexts } from './bundle/search-bundle-text.js';
export { searchBundleText } from './bundle/search-bundle-text.js';
export type { StoredText } from './bundle/stored-text.js';
export { etagOf } from './bundle/stored-text.js';
export type { EntryOutcome, ResponseOptions } from './bundle/transaction-response-text.js';
export { transactionResponseText } from './bundle/transaction-response-text.js';
export type { ServerMeta } from './canonical-text.js';
export { canonicalText, resourceText } from './canonical-text.js';
export type { ServerDescription } from './capability/capability-statement.js';
export { capabilityStatement } from './capability/capability-statement.js';
export { fhirReference } from './capability/fhir-reference.js';
export type { Interaction } from './capability/interaction-table.js';
export { interactionTable, systemInteractions } from './capability/interaction-table.js';
export type { SharingConsent } from './consent/consent-resource.js';
export { consentResource } from './consent/consent-resource.js';
export type { ConsentTerms, ProvisionTerms, TermPeriod } from './consent/consent-terms.js';
export { readConsent } from './consent/read-consent.js';
export { numberTexts, withNumberTextsOf } from './json/number-text.js';
export type { JsonLimits } from './json/parse-json.js';
export { parseJson } from './json/parse-json.js';
export { writeJson } from './json/write-json.js';
export type { IssueType } from './operation-outcome.js';
export { httpStatusByCategory, issueTypeOf, operationOutcome, problemSystem } from './operation-outcome.js';
export type { Operation, OperationParameter } from './operations/operation.js';
export { operationDefinitions } from './operations/operation-definition.js';
export { operations, operationTable } from './operations/operation-table.js';
export type { OutParameter } from './operations/parameters-resource.js';
export { parametersResource } from './operations/parameters-resource.js';
export type { SentParameters } from './operations/read-parameters.js';
export { readParameters } from './operations/read-parameters.js';
export { isObject, isResource, parseResource } from './parse-resource.js';
export { applyPatch } from './patch/apply-patch.js';
export { parsePatch } from './patch/parse-patch.js';
export type { PatchOperation } from './patch/patch-operation.js';
export type { Preference, PreferredReturn } from './prefer.js';
export { parsePrefer } from './prefer.js';
export type { Reference, Resource, ResourceType } from './resource.js';
export { isResourceType, resourceTypes } from './resource.js';
export { normalisedString } from './search/index-texts.js';
export { mainDateParametersOf } from './search/main-date.js';
export { matches } from './search/matches.js';
export type { MomentSpan } from './search/moment-span.js';
export { modifiersByType } from './search/parse-parameter.js';
export { resultParameters } from './search/parse-result-parameter.js';
export type { SearchHandling } from './search/parse-search.js';
export { parseSearch } from './search/parse-search.js';
export { isAboutPerson, namesPerson, personOf } from './search/person-of.js';
export { referencesBy } from './search/references-by.js';
export type { IndexedDate, IndexedQuantity, IndexedString, SearchIndex } from './search/search-index.js';
export { searchIndexOf } from './search/search-index.js';
export type { SearchParameter, SearchParameterType } from './search/search-parameter.js';
export { searchParameters } from './search/search-parameter.js';
export { searchReference } from './search/search-reference.js';
export type {
  DateValue,
  IncludeRule,
  NumberValue,
  QuantityValue,
  ReferenceValue,
  SearchCondition,
  SearchPrefix,
  SearchRequest,
  SortKey,
  TokenValue,
} from './search/search-request.js';
export type { WantedSubset } from './search/subset-text.js';
export { subsetText } from './search/subset-text.js';
export { prepareValidation, validate, validateQuick } from './validation/validate.js';
