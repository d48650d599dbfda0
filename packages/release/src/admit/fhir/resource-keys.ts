import { type Fields, listOf, textOf } from './json-fields.js';
import { baseOf, identifierKey, idKey, isUrn } from './reference-key.js';

/** A resource as it was found: in a line of NDJSON, or in an entry of a Bundle. */
export interface FoundResource {
  readonly resource: Fields;
  readonly type: string;
  /** The entry's fullUrl; '' where there is none. */
  readonly fullUrl: string;
}

/** By what a resource is known. */
export interface ResourceKeys {
  /** Its own key, under which every other leads to it; '' where it has no id. */
  readonly self: string;
  /** All keys by which references may name it, the first of them its own. */
  readonly keys: readonly string[];
}

/** The logical id of a resource: `Resource.id`, else the UUID of its fullUrl (a transaction posts resources that have no id yet); '' for none. */
export function resourceId({ resource, fullUrl }: FoundResource): string {
  const id = textOf(resource.id);
  return id === '' && isUrn(fullUrl) ? fullUrl.slice(fullUrl.lastIndexOf(':') + 1) : id;
}

/** The keys of a resource. Without `keepsServers` all resources are of one server, whose address is no part of them. */
export function resourceKeys(found: FoundResource, keepsServers: boolean): ResourceKeys {
  const { resource, type, fullUrl } = found;
  const id = resourceId(found);
  if (id === '') return { self: '', keys: [] };
  const isPosted = textOf(resource.id) === '';
  const self = isPosted ? fullUrl : idKey(type, id, keepsServers ? baseOf(fullUrl) : undefined);
  const identifiers = listOf(resource.identifier).map(({ system, value }) =>
    identifierKey(type, textOf(system), textOf(value)),
  );
  const keys = [self, isUrn(fullUrl) ? fullUrl : '', ...identifiers].filter((key) => key !== '');
  return { self, keys: [...new Set(keys)] };
}
