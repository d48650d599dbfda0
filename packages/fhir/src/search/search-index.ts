import { isObject } from '../parse-resource.js';
import type { Resource, ResourceType } from '../resource.js';
import { isResourceType } from '../resource.js';
import { elementValues, valuesAt } from './element-values.js';
import { dateSpans } from './index-dates.js';
import { quantitySpans } from './index-quantities.js';
import { identifierTexts, normalisedString, referenceText, stringTexts, tokenTexts } from './index-texts.js';
import { mainDate } from './main-date.js';
import type { MomentSpan } from './moment-span.js';
import { referencedEntries } from './referenced-entries.js';
import type { CompositePath, ElementPath, SearchComponent, SearchParameter } from './search-parameter.js';
import { searchParameters } from './search-parameter.js';

/** A text of a string parameter, normalised as strings are compared. */
export interface IndexedString {
  readonly parameter: string;
  readonly value: string;
}

/** A span of time of a date parameter. */
export interface IndexedDate extends MomentSpan {
  readonly parameter: string;
}

/** A span of numbers of a quantity parameter; unit as `system|code`. */
export interface IndexedQuantity {
  readonly parameter: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
}

/**
 * What a resource can be found by. Tokens are texts:
 * `parameter=system|code`, `=*|code` (any system), `=|code` (none), `=system|*` of codes, identifiers and booleans;
 * `parameter=Type/id` of references, `parameter:identifier=…` of identifiers in them; `parameter=address` of uris;
 * `parameter:exact=Text` of strings as written; `parameter:day=YYYY-MM-DD` of dates without a time; `parameter!` of every parameter that has a value.
 * A composite's second half stands under the name `parameter=system|code` of its first, its tokens as `parameter=system|code$…`.
 */
export interface SearchIndex {
  readonly tokens: readonly string[];
  readonly strings: readonly IndexedString[];
  readonly dates: readonly IndexedDate[];
  readonly quantities: readonly IndexedQuantity[];
  /** Ids of other entries about people that this one refers to, anywhere in it; sorted, each once. */
  readonly references: readonly string[];
  /** When what the resource tells of happened, by the clinical date of its type; undefined where it says none. */
  readonly effective: MomentSpan | undefined;
}

interface Collected {
  readonly tokens: Set<string>;
  readonly strings: IndexedString[];
  readonly dates: IndexedDate[];
  readonly quantities: IndexedQuantity[];
}

/** What `resource` can be found by; of a type that is not kept, nothing. Cost: some 20 microseconds an Observation. */
export function searchIndexOf(resource: Resource): SearchIndex {
  const collected: Collected = { tokens: new Set(), strings: [], dates: [], quantities: [] };
  const type = resource.resourceType;
  if (isResourceType(type)) collectAll(resource, type, collected);
  return {
    ...collected,
    tokens: [...collected.tokens],
    references: referencedEntries(resource),
    effective: isResourceType(type) ? mainDate(type, collected.dates) : undefined,
  };
}

function collectAll(resource: Resource, type: ResourceType, into: Collected): void {
  for (const parameter of searchParameters(type).values()) {
    const found = collectParameter(resource, parameter, into);
    if (found) into.tokens.add(`${parameter.name}!`);
  }
}

function collectParameter(resource: Resource, parameter: SearchParameter, into: Collected): boolean {
  let found = false;
  for (const path of parameter.paths) {
    for (const value of elementValues(resource, path)) {
      found =
        collectValue({ name: parameter.name, separator: '=', value }, { parameter, path }, into) || found;
    }
  }
  for (const path of parameter.composites) {
    for (const base of valuesAt(resource, path.base)) {
      found = collectComposite(parameter.name, { path, base }, into) || found;
    }
  }
  return found;
}

interface NamedValue {
  readonly name: string;
  /** What stands between a token's name and its text: `$` after the first half of a composite. */
  readonly separator: '=' | '$';
  readonly value: unknown;
}

interface Place {
  readonly parameter: Pick<SearchParameter, 'type'>;
  readonly path: ElementPath;
}

/** Whether `value` was one the parameter can be searched by. */
function collectValue(named: NamedValue, { parameter, path }: Place, into: Collected): boolean {
  switch (parameter.type) {
    case 'token':
      return addTokens(named, tokenTexts(named.value, path), into);
    case 'reference':
      return addReference(named, path, into);
    case 'uri':
      return addTokens(named, typeof named.value === 'string' ? [named.value] : [], into);
    case 'string':
      return addStrings(named, stringTexts(named.value, path), into);
    case 'date':
      if (path.datatype === 'date' && typeof named.value === 'string')
        into.tokens.add(`${named.name}:day=${named.value}`);
      return addAll(named.name, dateSpans(named.value, path.datatype), into.dates);
    case 'quantity':
      return addAll(named.name, quantitySpans(named.value, path.datatype), into.quantities);
    case 'composite':
      return false;
  }
}

function addTokens({ name, separator }: NamedValue, texts: readonly string[], into: Collected): boolean {
  for (const text of texts) into.tokens.add(`${name}${separator}${text}`);
  return texts.length > 0;
}

function addReference(named: NamedValue, path: ElementPath, into: Collected): boolean {
  const text = referenceText(named.value, path);
  const identifier = isObject(named.value) ? identifierTexts(named.value.identifier) : [];
  const isOfType = path.argument === undefined || text !== undefined;
  if (isOfType) for (const token of identifier) into.tokens.add(`${named.name}:identifier=${token}`);
  addTokens(named, text === undefined ? [] : [text], into);
  return isOfType && (text !== undefined || identifier.length > 0);
}

function addStrings(named: NamedValue, texts: readonly string[], into: Collected): boolean {
  for (const text of texts) {
    into.strings.push({ parameter: named.name, value: normalisedString(text) });
    into.tokens.add(`${named.name}:exact=${text}`);
  }
  return texts.length > 0;
}

function addAll<Span extends object>(
  parameter: string,
  spans: readonly Span[],
  into: (Span & { readonly parameter: string })[],
): boolean {
  for (const span of spans) into.push({ parameter, ...span });
  return spans.length > 0;
}

interface CompositePlace {
  readonly path: CompositePath;
  readonly base: unknown;
}

function collectComposite(name: string, { path, base }: CompositePlace, into: Collected): boolean {
  const [first, second] = path.components;
  if (first === undefined || second === undefined) return false;
  const heads = componentValues(base, first)
    .flatMap(({ value, path: at }) => tokenTexts(value, at))
    .filter((text) => !text.endsWith('|*'));
  let found = false;
  for (const { value, path: at } of componentValues(base, second)) {
    for (const head of heads) {
      const named = { name: `${name}=${head}`, separator: '$', value } as const;
      found = collectValue(named, { parameter: second, path: at }, into) || found;
    }
  }
  return found;
}

function componentValues(
  base: unknown,
  component: SearchComponent,
): readonly { value: unknown; path: ElementPath }[] {
  return component.paths.flatMap((path) => elementValues(base, path).map((value) => ({ value, path })));
}
