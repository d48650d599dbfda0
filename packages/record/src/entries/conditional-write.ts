import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Resource, ResourceType, SearchRequest } from '@causeway/fhir';
import { seenRows } from '../gate/access-rows.js';
import { findEntry } from '../gate/find-entry.js';
import { storedVersionOf } from '../gate/gated-row.js';
import type { Written } from '../shared-record.js';
import type { EntryWrite, WriteOutcome } from './begin-write.js';
import { createEntry } from './create-entry.js';
import type { EntrySearch } from './entry-search.js';
import { changeEntry } from './update-entry.js';
import { refused } from './write-outcome.js';

/** A write in its transaction that may search. */
export interface SearchingWrite extends EntryWrite {
  readonly search: EntrySearch;
}

/**
 * The one entry of the writer's own that fulfils the conditions; undefined where none does.
 *
 * Error: CW-RECORD-007 (more than one does).
 */
export async function ownMatch(
  write: SearchingWrite,
  request: SearchRequest,
): Promise<Result<string | undefined, Problem>> {
  const found = await write.search.ownMatches(write, request);
  if (!found.ok) return found;
  return found.value.length > 1 ? err(problem('CW-RECORD-007')) : ok(found.value[0]);
}

/** Keeps `resource` unless an entry of the writer's own fulfils the conditions: then answers that. Errors: as `createEntry`, CW-RECORD-007. */
export async function createUnlessThere(
  write: SearchingWrite,
  resource: Resource,
  ifNoneExist: SearchRequest,
): Promise<WriteOutcome<Written>> {
  const match = await ownMatch(write, ifNoneExist);
  if (!match.ok) return refused(write, match.error, [resource.resourceType]);
  if (match.value === undefined) return createEntry(write, resource);
  return answerExisting(write, { type: ifNoneExist.type, id: match.value });
}

/** The entry that is there already, as what a conditional create answers. */
export async function answerExisting(
  write: EntryWrite,
  key: { readonly type: ResourceType; readonly id: string },
): Promise<WriteOutcome<Written>> {
  const row = await findEntry(write, key);
  if (row === undefined) return refused(write, problem('CW-RECORD-001'), [key.type]);
  return {
    result: ok({ ...storedVersionOf(row), created: false }),
    rows: seenRows(write.question.asker, 'read', [row]),
  };
}

/**
 * Changes the one entry of the writer's own that fulfils the conditions, or creates it where none does. An id in the resource must be
 * that of the match. Errors: as `changeEntry` and `createEntry`, CW-RECORD-007.
 */
export async function updateWhere(
  write: SearchingWrite,
  resource: Resource,
  where: SearchRequest,
): Promise<WriteOutcome<Written>> {
  const match = await ownMatch(write, where);
  if (!match.ok) return refused(write, match.error, [resource.resourceType]);
  const id = match.value;
  if (id === undefined) return createEntry(write, resource);
  const change = { method: 'PUT', resource: () => ok(resource) } as const;
  return changeEntry(write, { key: { type: where.type, id } }, change);
}
