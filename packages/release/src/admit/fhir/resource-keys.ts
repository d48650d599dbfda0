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
  /** Its logical id: `Resource.id`, else the UUID of its fullUrl (a transaction posts resources that have no id yet); '' for none. */
  readonly id: string;
  /** Its own key, under which every other leads to it; '' where it has no id. */
  readonly self: string;
  /** All keys by which references may name it, the first of them its own. */
  readonly keys: readonly string[];
}

/** The keys of a resource. Without `keepsServers` all resources are of one server, whose address is no part of them. */
export function resourceKeys(
  { resource, type, fullUrl }: FoundResource,
  keepsServers: boolean,
): ResourceKeys {
  const ownId = textOf(resource.id);
  const id = ownId === '' && isUrn(fullUrl) ? fullUrl.slice(fullUrl.lastIndexOf(':') + 1) : ownId;
  if (id === '') return { id, self: '', keys: [] };
  const self = ownId === '' ? fullUrl : idKey(type, id, keepsServers ? baseOf(fullUrl) : undefined);
  const identifiers = listOf(resource.identifier).map(({ system, value }) =>
    identifierKey(type, textOf(system), textOf(value)),
  );
  const others = [...(isUrn(fullUrl) ? [fullUrl] : []), ...identifiers];
  return { id, self, keys: [...new Set([self, ...others])].filter((key) => key !== '') };
}
