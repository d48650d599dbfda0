import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isObject, isResource, type JsonObject } from '../parse-resource.js';
import { parsePatch, patchOfBinary } from '../patch/parse-patch.js';
import { isResourceType, type Resource, type ResourceType } from '../resource.js';
import type { SearchRequest } from '../search/search-request.js';
import type { BundleOperation } from './bundle-operation.js';

/** What reads the query of a search of a type. */
export type ParseSearch = (type: ResourceType, query: string) => Result<SearchRequest, Problem>;

interface Entry {
  readonly path: string;
  readonly fullUrl: string | undefined;
  readonly resource: Resource | undefined;
  readonly request: JsonObject;
  readonly address: Address;
  readonly parseSearch: ParseSearch;
}

interface Address {
  readonly type: ResourceType;
  readonly id: string | undefined;
  readonly query: string | undefined;
}

/**
 * What an entry of a transaction or batch asks for. `path` is its FHIRPath.
 *
 * Errors: CW-FHIR-021 (request that cannot be read), -022 (not offered in a Bundle), those of search and of patch.
 */
export function parseEntry(
  entry: unknown,
  { path, parseSearch }: { readonly path: string; readonly parseSearch: ParseSearch },
): Result<BundleOperation, Problem> {
  const { request, resource, fullUrl } = isObject(entry) ? entry : {};
  if (!isObject(request)) return err(unreadable(`${path}.request`, 'Each entry has a request.'));
  const address = parseAddress(request.url, `${path}.request.url`);
  if (!address.ok) return address;
  const found = {
    path,
    request,
    parseSearch,
    address: address.value,
    fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined,
    resource: isResource(resource) ? resource : undefined,
  };
  const parse = parserByMethod[String(request.method)];
  return parse === undefined
    ? err(unreadable(`${path}.request.method`, 'A method is GET, POST, PUT, PATCH or DELETE.'))
    : parse(found);
}

const parserByMethod: Readonly<Record<string, (entry: Entry) => Result<BundleOperation, Problem>>> = {
  GET: parseGet,
  POST: parseCreate,
  PUT: parseUpdate,
  PATCH: parsePatchEntry,
  DELETE: parseRemove,
};

function parseGet({ address, parseSearch, path }: Entry): Result<BundleOperation, Problem> {
  const { type, id, query } = address;
  if (id !== undefined && query === undefined) return ok({ method: 'read', key: { type, id } });
  if (id !== undefined) return err(notOffered(path));
  const request = parseSearch(type, query ?? '');
  return request.ok ? ok({ method: 'search', request: request.value }) : err(placed(request.error, path));
}

function parseCreate(entry: Entry): Result<BundleOperation, Problem> {
  const { address, request, parseSearch, path } = entry;
  if (address.id !== undefined || address.query !== undefined) return err(notOffered(path));
  const resource = resourceOfType(entry);
  if (!resource.ok) return resource;
  const created = { method: 'create', ...fullUrlOf(entry), resource: resource.value } as const;
  if (typeof request.ifNoneExist !== 'string') return ok(created);
  const condition = parseSearch(address.type, request.ifNoneExist.replace(/^[^?]*\?/, ''));
  return condition.ok ? ok({ ...created, ifNoneExist: condition.value }) : err(placed(condition.error, path));
}

function parseUpdate(entry: Entry): Result<BundleOperation, Problem> {
  const { address, parseSearch, path } = entry;
  const { type, id, query } = address;
  const resource = resourceOfType(entry);
  const ifMatch = ifMatchOf(entry);
  if (!resource.ok) return resource;
  if (!ifMatch.ok) return ifMatch;
  const parts = { ...fullUrlOf(entry), resource: resource.value };
  if (id === undefined) {
    const where = parseSearch(type, query ?? '');
    return where.ok
      ? ok({ method: 'update-where', ...parts, where: where.value })
      : err(placed(where.error, path));
  }
  if (resource.value.id !== id) {
    return err(unreadable(`${path}.resource.id`, 'The id of a resource that is put is that of its address.'));
  }
  return ok({ method: 'update', ...parts, key: { type, id }, ...ifMatch.value });
}

function parsePatchEntry(entry: Entry): Result<BundleOperation, Problem> {
  const { type, id } = entry.address;
  if (id === undefined) return err(notOffered(entry.path));
  const patch = entry.resource === undefined ? undefined : patchOfBinary(entry.resource);
  const parsed = patch === undefined ? undefined : parsePatch(patch);
  const ifMatch = ifMatchOf(entry);
  if (parsed === undefined) {
    const expected = 'A patch is a Binary of application/json-patch+json.';
    return err(unreadable(`${entry.path}.resource`, expected));
  }
  if (!parsed.ok) return err(placed(parsed.error, entry.path));
  return ifMatch.ok
    ? ok({ method: 'patch', key: { type, id }, patch: parsed.value, ...ifMatch.value })
    : ifMatch;
}

function parseRemove(entry: Entry): Result<BundleOperation, Problem> {
  const { type, id } = entry.address;
  const ifMatch = ifMatchOf(entry);
  if (id === undefined) return err(notOffered(entry.path));
  return ifMatch.ok ? ok({ method: 'remove', key: { type, id }, ...ifMatch.value }) : ifMatch;
}

const addressPattern = /^([A-Z][A-Za-z]+)(?:\/([A-Za-z0-9.-]{1,64}))?(?:\?(.*))?$/s;

/** What a relative address of the API names; an operation (`$…`) or a version is not offered within a Bundle. */
function parseAddress(url: unknown, path: string): Result<Address, Problem> {
  const parts = typeof url === 'string' ? addressPattern.exec(url.replace(/^\//, '')) : null;
  if (parts === null) return err(notOffered(path));
  const [, type = '', id, query] = parts;
  return isResourceType(type) ? ok({ type, id, query }) : err(problem('CW-FHIR-007', { path }));
}

function resourceOfType({ resource, address, path }: Entry): Result<Resource, Problem> {
  if (resource?.resourceType === address.type) return ok(resource);
  return err(unreadable(`${path}.resource`, 'A write has a resource of the type in its address.'));
}

function fullUrlOf({ fullUrl }: Entry): { readonly fullUrl?: string } {
  return fullUrl === undefined ? {} : { fullUrl };
}

function ifMatchOf({ request, path }: Entry): Result<{ readonly ifMatch?: number }, Problem> {
  if (request.ifMatch === undefined) return ok({});
  const version =
    typeof request.ifMatch === 'string' ? /^(?:W\/)?"(\d{1,9})"$/.exec(request.ifMatch)?.[1] : undefined;
  if (version !== undefined) return ok({ ifMatch: Number(version) });
  return err(unreadable(`${path}.request.ifMatch`, 'ifMatch is an entity tag such as W/"3".'));
}

function unreadable(path: string, detail: string): Problem {
  return problem('CW-FHIR-021', { path, detail });
}

function notOffered(path: string): Problem {
  return problem('CW-FHIR-022', { path });
}

function placed(found: Problem, path: string): Problem {
  return { ...found, path };
}
