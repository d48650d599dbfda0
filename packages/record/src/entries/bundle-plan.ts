import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { BundleOperation, Resource, SearchRequest } from '@causeway/fhir';
import {
  conditionalReferences,
  isResourceType,
  mapReferences,
  parseSearch,
  referencesOf,
} from '@causeway/fhir';
import type { SearchingWrite } from './conditional-write.js';
import { ownMatch } from './conditional-write.js';
import { newRecordId } from './record-id.js';

/** An operation of a transaction with the id its resource has or is to have. */
export interface PlannedOperation {
  readonly operation: BundleOperation;
  /** Of a write: the id of the resource; undefined for what reads. */
  readonly id: string | undefined;
  /** Whether the resource of a conditional write is there already. */
  readonly isThere: boolean;
}

/**
 * What each operation is about, before any is done: new ids for what is created, and the matches of what is conditional.
 *
 * Errors: CW-RECORD-007 (several matches), -012 (two operations about one resource).
 */
export async function planOperations(
  write: SearchingWrite,
  operations: readonly BundleOperation[],
): Promise<Result<readonly PlannedOperation[], Problem>> {
  const planned: PlannedOperation[] = [];
  const written = new Set<string>();
  for (const [at, operation] of operations.entries()) {
    const plan = await planOperation(write, operation);
    if (!plan.ok) return err({ ...plan.error, path: `Bundle.entry[${at}]` });
    const { id, isThere } = plan.value;
    const isWritten = id !== undefined && !(operation.method === 'create' && isThere);
    if (isWritten && written.has(id)) return err(problem('CW-RECORD-012', { path: `Bundle.entry[${at}]` }));
    if (isWritten) written.add(id);
    planned.push({ operation, id, isThere });
  }
  return ok(planned);
}

async function planOperation(
  write: SearchingWrite,
  operation: BundleOperation,
): Promise<Result<{ readonly id: string | undefined; readonly isThere: boolean }, Problem>> {
  switch (operation.method) {
    case 'create':
      return planWhere(write, operation.ifNoneExist);
    case 'update-where':
      return planWhere(write, operation.where);
    case 'update':
    case 'patch':
    case 'remove':
      return ok({ id: operation.key.id, isThere: true });
    default:
      return ok({ id: undefined, isThere: false });
  }
}

async function planWhere(
  write: SearchingWrite,
  where: SearchRequest | undefined,
): Promise<Result<{ readonly id: string; readonly isThere: boolean }, Problem>> {
  const match = where === undefined ? ok(undefined) : await ownMatch(write, where);
  if (!match.ok) return match;
  return ok({ id: match.value ?? newRecordId(write.randomBytes), isThere: match.value !== undefined });
}

/** What each `fullUrl` of the transaction leads to: `Type/id`. */
export function addressesOf(planned: readonly PlannedOperation[]): ReadonlyMap<string, string> {
  return new Map(
    planned.flatMap(({ operation, id }): readonly [string, string][] =>
      'resource' in operation && operation.fullUrl !== undefined && id !== undefined
        ? [[operation.fullUrl, `${operation.resource.resourceType}/${id}`]]
        : [],
    ),
  );
}

/**
 * The resource with its references to other entries of the transaction resolved, and its conditional references to what they match.
 *
 * Errors: CW-RECORD-012 (a reference leads to no entry of the transaction, or a conditional one not to exactly one resource).
 */
export async function resolveReferences(
  write: SearchingWrite,
  resource: Resource,
  addresses: ReadonlyMap<string, string>,
): Promise<Result<Resource, Problem>> {
  const known = new Map(addresses);
  for (const address of conditionalReferences(resource)) {
    const match = await conditionalMatch(write, address);
    if (!match.ok) return match;
    known.set(address, match.value);
  }
  const resolved = mapReferences(resource, (address) => known.get(address));
  const isMissing = referencesOf(resolved).some((address) => /^urn:(?:uuid|oid):/.test(address));
  return isMissing ? err(problem('CW-RECORD-012')) : ok(resolved);
}

/** A conditional reference is a search of its own. */
async function conditionalMatch(write: SearchingWrite, address: string): Promise<Result<string, Problem>> {
  const [type = '', query = ''] = address.split(/\?(.*)/s);
  if (!isResourceType(type)) return err(problem('CW-RECORD-012'));
  const request = parseSearch(type, [...new URLSearchParams(query)], { handling: 'strict' });
  if (!request.ok) return request;
  const found = await write.search.ownMatches(write, request.value);
  if (!found.ok) return found;
  const [only] = found.value;
  return only !== undefined && found.value.length === 1
    ? ok(`${type}/${only}`)
    : err(problem('CW-RECORD-012'));
}
