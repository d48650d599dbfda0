import { withNumberTextsOf } from '../json/number-text.js';
import { isObject } from '../parse-resource.js';
import type { Resource } from '../resource.js';

/** What a text that may be an address becomes; undefined leaves it as it is. */
export type AddressMapping = (address: string) => string | undefined;

/**
 * The resource with every address mapped: each `reference`, and each other text that is the `urn:uuid:` or `urn:oid:` of an entry (FHIR R4,
 * 3.1.0.11.2 wants uri, url, oid and uuid elements replaced too), in contained resources and extensions as well. Numbers keep how they
 * were written; a resource in which nothing changes is returned as it is.
 */
export function mapReferences(resource: Resource, mapping: AddressMapping): Resource {
  return mapped(resource, mapping) as Resource;
}

/** The conditional references (`Patient?identifier=…`) of a resource, each once: the record finds the one resource each is to. */
export function conditionalReferences(resource: Resource): readonly string[] {
  return [...new Set(referencesOf(resource))].filter((address) => /^[A-Z][A-Za-z]+\?./.test(address));
}

/** Every `reference` of a resource, those of contained resources and extensions too, in the order they stand. */
export function referencesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name === 'reference' && typeof item === 'string' ? [item] : referencesOf(item),
  );
}

function mapped(value: unknown, mapping: AddressMapping, name?: string): unknown {
  if (typeof value === 'string') return isAddress(value, name) ? (mapping(value) ?? value) : value;
  if (Array.isArray(value)) return mappedList(value, mapping);
  return isObject(value) ? mappedObject(value, mapping) : value;
}

function mappedList(list: readonly unknown[], mapping: AddressMapping): readonly unknown[] {
  const items = list.map((item) => mapped(item, mapping));
  return items.every((item, index) => item === list[index]) ? list : withNumberTextsOf(list, items);
}

function mappedObject(object: object, mapping: AddressMapping): object {
  const entries = Object.entries(object);
  const items = entries.map(([name, item]) => [name, mapped(item, mapping, name)] as const);
  const same = items.every(([, item], index) => item === entries[index]?.[1]);
  return same ? object : withNumberTextsOf(object, Object.fromEntries(items));
}

function isAddress(text: string, name: string | undefined): boolean {
  return name === 'reference' || /^urn:(?:uuid|oid):/.test(text);
}
