import type { ResourceType } from '../resource.js';

/** The comparison a date or quantity is searched with. Source: FHIR R4, Search, 3.1.1.4.4 prefixes. */
export type SearchPrefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** One search parameter as asked, parsed against the table of parameters. The values of one are alternatives; several must all hold. */
export type SearchCondition =
  | {
      readonly kind: 'token';
      readonly parameter: string;
      readonly not: boolean;
      readonly values: readonly TokenValue[];
    }
  | { readonly kind: 'reference'; readonly parameter: string; readonly values: readonly ReferenceValue[] }
  | {
      readonly kind: 'identified-reference';
      readonly parameter: string;
      readonly values: readonly TokenValue[];
    }
  | {
      readonly kind: 'string';
      readonly parameter: string;
      readonly match: 'starts' | 'exact' | 'contains';
      readonly values: readonly string[];
    }
  | { readonly kind: 'date'; readonly parameter: string; readonly values: readonly DateValue[] }
  | { readonly kind: 'quantity'; readonly parameter: string; readonly values: readonly QuantityValue[] }
  | { readonly kind: 'number'; readonly parameter: string; readonly values: readonly NumberValue[] }
  | { readonly kind: 'uri'; readonly parameter: string; readonly values: readonly string[] }
  | {
      readonly kind: 'composite';
      readonly parameter: string;
      readonly values: readonly (readonly SearchCondition[])[];
    }
  | { readonly kind: 'missing'; readonly parameter: string; readonly missing: boolean }
  | { readonly kind: 'id'; readonly values: readonly string[] }
  | { readonly kind: 'last-updated'; readonly values: readonly DateValue[] }
  /** `subject:Patient.name=…`: a reference to a resource that fulfils the conditions (which may chain on). */
  | {
      readonly kind: 'chain';
      readonly parameter: string;
      readonly target: ResourceType;
      readonly conditions: readonly SearchCondition[];
    }
  /** `_has:Observation:patient:code=…`: a resource that fulfils the conditions refers here. */
  | {
      readonly kind: 'has';
      readonly source: ResourceType;
      readonly parameter: string;
      readonly conditions: readonly SearchCondition[];
    };

/** A code, with its system where one was asked: undefined is any system, the empty string is none. */
export interface TokenValue {
  readonly system: string | undefined;
  readonly code: string | undefined;
}

/** What a reference is to: a resource of a type (undefined: of any type the parameter allows) by its id, or an absolute address. */
export interface ReferenceValue {
  readonly type: string | undefined;
  readonly id: string;
}

/** A span of time, both ends as ISO instants in UTC (from inclusive, until exclusive), with its prefix. */
export interface DateValue {
  readonly prefix: SearchPrefix;
  readonly from: string;
  readonly until: string;
}

/** A number with the span its precision implies. */
export interface NumberValue {
  readonly prefix: SearchPrefix;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A number with its unit; system and code as of a token. */
export interface QuantityValue extends NumberValue {
  readonly system: string | undefined;
  readonly code: string | undefined;
}

/** One key to sort by. `_id`, `_lastUpdated` and the parameters of the type. */
export interface SortKey {
  readonly parameter: string;
  readonly descending: boolean;
}

/** `_include=Observation:encounter`, `_revinclude`, with `:iterate`. */
export interface IncludeRule {
  readonly source: ResourceType;
  /** `*` for all. */
  readonly parameter: string;
  readonly target: ResourceType | undefined;
  readonly iterate: boolean;
}

/** A search as asked, parsed and checked; nothing in it is SQL. */
export interface SearchRequest {
  readonly type: ResourceType;
  readonly conditions: readonly SearchCondition[];
  readonly sort: readonly SortKey[];
  /** How many matches a page has, 0 to 1000; 0 as of `_summary=count`. */
  readonly count: number;
  readonly include: readonly IncludeRule[];
  readonly revinclude: readonly IncludeRule[];
  readonly total: 'none' | 'estimate' | 'accurate';
  readonly summary: 'false' | 'true' | 'text' | 'data' | 'count';
  readonly elements: readonly string[];
  /** Where the page goes on; undefined for the first. Opaque to everyone but the record. */
  readonly cursor: string | undefined;
  /** The parameters that were understood, written in order, for the self link. */
  readonly self: string;
}
