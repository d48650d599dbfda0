import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import type { BundleOperation, Resource } from '@causeway/fhir';
import type { AccessFacts } from '../audit/access-facts.js';
import { readingActivity, refusalOf } from '../gate/may-ask.js';
import type { BundleOutcome, Written } from '../shared-record.js';
import type { WriteOutcome } from './begin-write.js';
import { writing } from './begin-write.js';
import type { PlannedOperation } from './bundle-plan.js';
import { addressesOf, planOperations, resolveReferences } from './bundle-plan.js';
import type { SearchingWrite } from './conditional-write.js';
import { answerExisting } from './conditional-write.js';
import { createEntry } from './create-entry.js';
import type { EntryParts } from './entry-parts.js';
import type { EntrySearch } from './entry-search.js';
import { mergedRows } from './merged-rows.js';
import { patchChange } from './patch-change.js';
import { lookUp } from './read-entry.js';
import { removeEntry } from './remove-entry.js';
import { changeEntry } from './update-entry.js';
import { refused } from './write-outcome.js';

type Done = WriteOutcome<BundleOutcome>;

/**
 * All of the operations or none, in the order FHIR prescribes (deletions, creations, changes, reads; a Patient before what is about it); the
 * outcomes stand in the order of the operations. Source: FHIR R4, 3.1.0.11.2.
 *
 * Errors: the first problem of an operation, its path the entry of the Bundle; CW-RECORD-007, -012.
 */
export function runTransaction(
  parts: EntryParts & { readonly search: EntrySearch },
  asker: Asker,
  operations: readonly BundleOperation[],
): Promise<Result<readonly BundleOutcome[], Problem>> {
  return writing(parts, { asker, kind: 'Bundle' }, (write) =>
    runOperations({ ...write, search: parts.search }, operations),
  );
}

async function runOperations(
  write: SearchingWrite,
  operations: readonly BundleOperation[],
): Promise<WriteOutcome<readonly BundleOutcome[]>> {
  const planned = await planOperations(write, operations);
  if (!planned.ok) return refused(write, planned.error, ['Bundle']);
  const addresses = addressesOf(planned.value);
  const outcomes: BundleOutcome[] = [];
  const rows: AccessFacts[] = [];
  for (const at of inOrder(planned.value)) {
    const plan = planned.value[at];
    if (plan === undefined) continue;
    const done = await runOperation(write, plan, addresses);
    // What was done before is undone, so its rows would say what never happened.
    if (!done.result.ok)
      return { result: err({ ...done.result.error, path: `Bundle.entry[${at}]` }), rows: done.rows };
    outcomes[at] = done.result.value;
    rows.push(...done.rows);
  }
  return { result: ok(outcomes), rows: mergedRows(rows) };
}

const phases = { remove: 0, create: 1, update: 3, 'update-where': 3, patch: 3, read: 4, search: 4 } as const;

/** The places of the operations in the order in which they are done. */
function inOrder(planned: readonly PlannedOperation[]): readonly number[] {
  const phaseOf = ({ operation, isThere }: PlannedOperation): number => {
    const { method } = operation;
    if (method === 'update-where' && !isThere) return phases.create;
    const isEntry = method === 'create' && operation.resource.resourceType !== 'Patient';
    return phases[method] + (isEntry ? 1 : 0);
  };
  return planned
    .map((plan, at) => ({ at, phase: phaseOf(plan) }))
    .sort((a, b) => a.phase - b.phase || a.at - b.at)
    .map(({ at }) => at);
}

async function runOperation(
  write: SearchingWrite,
  plan: PlannedOperation,
  addresses: ReadonlyMap<string, string>,
): Promise<Done> {
  const { operation } = plan;
  switch (operation.method) {
    case 'read':
      return readWithin(write, operation);
    case 'search':
      return searchWithin(write, operation);
    case 'remove': {
      const { result, rows } = await removeEntry(write, operation);
      if (!result.ok) return { result, rows };
      return { result: ok({ kind: 'written', written: { ...result.value, created: false } }), rows };
    }
    case 'patch':
      return asWritten(await changeEntry(write, operation, patchChange(operation.patch)));
    default: {
      const resource = await resolveReferences(write, operation.resource, addresses);
      if (!resource.ok) return refused(write, resource.error, [operation.resource.resourceType]);
      return asWritten(await writeResource(write, plan, resource.value));
    }
  }
}

async function writeResource(
  write: SearchingWrite,
  { operation, id, isThere }: PlannedOperation,
  resource: Resource,
): Promise<WriteOutcome<Written>> {
  const change = { method: 'PUT', resource: () => ok(resource) } as const;
  if (operation.method === 'update') return changeEntry(write, operation, change);
  if (!isThere || id === undefined) return createEntry(write, resource, id);
  if (operation.method === 'update-where')
    return changeEntry(write, { key: { type: operation.where.type, id } }, change);
  const type = operation.method === 'create' ? operation.ifNoneExist?.type : undefined;
  return type === undefined ? createEntry(write, resource, id) : answerExisting(write, { type, id });
}

function asWritten({ result, rows }: WriteOutcome<Written>): Done {
  return { result: result.ok ? ok({ kind: 'written', written: result.value }) : result, rows };
}

async function readWithin(
  write: SearchingWrite,
  { key }: Extract<BundleOperation, { readonly method: 'read' }>,
): Promise<Done> {
  const look = lookOf(write);
  if (!look.ok) return refused(write, look.error, [key.type]);
  const { result, rows } = await lookUp(look.value, key);
  return { result: result.ok ? ok({ kind: 'read', found: result.value }) : result, rows };
}

async function searchWithin(
  write: SearchingWrite,
  { request }: Extract<BundleOperation, { readonly method: 'search' }>,
): Promise<Done> {
  const look = lookOf(write);
  if (!look.ok) return refused(write, look.error, [request.type]);
  const found = await write.search.page(look.value, request);
  if (!found.ok) return refused(write, found.error, [request.type]);
  return { result: ok({ kind: 'searched', page: found.value.page }), rows: found.value.rows };
}

/** The same look for reading, which is an activity of its own. */
function lookOf(write: SearchingWrite): Result<SearchingWrite, Problem> {
  const { asker } = write.question;
  const activity = readingActivity(asker);
  const refusal = refusalOf(asker, activity);
  return refusal === undefined ? ok({ ...write, question: { ...write.question, activity } }) : err(refusal);
}
