import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import {
  type BundleOperation,
  type EntryOutcome,
  isResource,
  parsePrefer,
  parseTransaction,
  type ResourceType,
  transactionResponseText,
  validate,
} from '@causeway/fhir';
import type { BundleOutcome } from '@causeway/record';
import type { Answered } from '../answer/answer.js';
import { httpStatus } from '../answer/http-status.js';
import type { ScopePermission } from '../sign-in/smart-scope.js';
import type { Exchange, Handle } from './exchange.js';
import { performOperation } from './perform-operation.js';
import { allowed } from './requested-resource.js';
import { searchOf } from './search-of.js';

/** POST to the base: a transaction, all of it or none, or a batch, each entry for itself. Source: FHIR R4, 3.1.0.11. */
export const bundle: Handle = async (exchange) => {
  if (!isResource(exchange.body)) return err(problem('CW-FHIR-020'));
  const parsed = parseTransaction(exchange.body, {
    parseSearch: (type: ResourceType, query: string) => searchOf(exchange, type, query),
  });
  if (!parsed.ok) return parsed;
  return parsed.value.type === 'transaction'
    ? transaction(exchange, parsed.value.operations)
    : batch(exchange, parsed.value.operations);
};

async function transaction(exchange: Exchange, operations: readonly BundleOperation[]): Promise<Answered> {
  const problems = operations.flatMap((operation, index) => faultsOf(exchange, operation, index));
  if (problems.length > 0) return err(problems);
  const done = await exchange.record.transaction(operations);
  return done.ok ? ok(responded(exchange, 'transaction-response', done.value)) : done;
}

async function batch(
  exchange: Exchange,
  operations: readonly Result<BundleOperation, Problem>[],
): Promise<Answered> {
  const outcomes: EntryOutcome[] = [];
  for (const [index, operation] of operations.entries())
    outcomes.push(await batchEntry(exchange, operation, index));
  return ok(responded(exchange, 'batch-response', outcomes));
}

async function batchEntry(
  exchange: Exchange,
  operation: Result<BundleOperation, Problem>,
  index: number,
): Promise<EntryOutcome> {
  if (!operation.ok) return { kind: 'failed', problem: operation.error };
  const [fault] = faultsOf(exchange, operation.value, index);
  if (fault !== undefined) return { kind: 'failed', problem: fault };
  const done = await performOperation(exchange.record, operation.value);
  return done.ok ? done.value : { kind: 'failed', problem: done.error };
}

/** What keeps an entry from being tried: a scope the token lacks, or a resource that is not valid, with its path in the Bundle. */
function faultsOf(exchange: Exchange, operation: BundleOperation, index: number): readonly Problem[] {
  const [permission, type] = neededFor(operation);
  const scope = allowed(exchange, permission, type);
  if (!scope.ok) return [scope.error];
  if (!('resource' in operation)) return [];
  const valid = validate(operation.resource);
  return valid.ok ? [] : valid.error.map((each) => placed(each, `Bundle.entry[${index}].resource`));
}

/** A conditional write also tells whether there is such a resource, which is reading; the scopes for that are checked with its search. */
function neededFor(operation: BundleOperation): readonly [ScopePermission, ResourceType] {
  switch (operation.method) {
    case 'create':
      return ['c', operation.resource.resourceType as ResourceType];
    case 'update-where':
      return ['u', operation.where.type];
    case 'search':
      return ['s', operation.request.type];
    case 'read':
      return ['r', operation.key.type];
    case 'remove':
      return ['d', operation.key.type];
    default:
      return ['u', operation.key.type];
  }
}

/** `Patient.name` of the third entry is `Bundle.entry[2].resource.name`. */
function placed(found: Problem, place: string): Problem {
  return { ...found, path: (found.path ?? '').replace(/^[A-Za-z]*/, place) };
}

function responded(
  { base, header }: Exchange,
  type: 'transaction-response' | 'batch-response',
  outcomes: readonly (EntryOutcome | BundleOutcome)[],
) {
  const { return: wanted } = parsePrefer(header('prefer'));
  return {
    status: 200,
    body: transactionResponseText(outcomes, { type, base, return: wanted, statusOf: httpStatus }),
  };
}
