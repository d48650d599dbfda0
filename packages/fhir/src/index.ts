export type { Reference, Resource, ResourceType } from './resource.js';
export { isResourceType, resourceTypes } from './resource.js';
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
