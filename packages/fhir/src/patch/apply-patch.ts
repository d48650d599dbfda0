import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { applyPatch as applyOperations, type Operation } from 'rfc6902';
import { copyJson } from '../json/copy-json.js';
import { keepNumberText } from '../json/number-text.js';
import { isResource } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { lastStep, reach, stepsOf } from './json-pointer.js';
import type { PatchOperation } from './patch-operation.js';

/** Elements that only the server sets; profiles, labels and tags of `meta` are the recorder's. */
const serversOwn = /^(?:\/(?:id|resourceType|meta(?:\/(?!(?:security|tag|profile)(?:\/|$)).*)?)|)$/s;

/** A patch may double what it copies; more than this is no record of a person. */
const mostNodes = 100_000;

/**
 * The resource with the changes of a JSON Patch made, all or none; the given one stays as it is. The result is not yet validated.
 *
 * Errors: CW-FHIR-031 (a place that is not there), -032 (a test that does not hold), -033 (an element that only the server sets),
 * -034 (a patch that makes the resource too large). Each says which operation, by its place in the patch.
 */
export function applyPatch(resource: Resource, patch: readonly PatchOperation[]): Result<Resource, Problem> {
  const target = copyJson(resource) as object;
  for (const [index, operation] of patch.entries()) {
    const failed = applyOne(target, operation);
    if (failed !== undefined) return err(problem(failed, { path: `patch[${index}]` }));
  }
  return isResource(target) ? ok(target) : err(problem('CW-FHIR-006'));
}

type Failure = 'CW-FHIR-031' | 'CW-FHIR-032' | 'CW-FHIR-033' | 'CW-FHIR-034';

function applyOne(target: object, operation: PatchOperation): Failure | undefined {
  const refused = refusalOf(target, operation);
  if (refused !== undefined) return refused;
  const { op } = operation;
  const [failed] = applyOperations(target, [operation as Operation]);
  if (failed !== null && failed !== undefined) return op === 'test' ? 'CW-FHIR-032' : 'CW-FHIR-031';
  if (op === 'add' || op === 'replace') keepTexts(target, operation);
  return op === 'copy' && nodesOf(target) > mostNodes ? 'CW-FHIR-034' : undefined;
}

function refusalOf(target: object, { op, path, from }: PatchOperation): Failure | undefined {
  const source = op === 'move' || op === 'copy' ? (from ?? '') : undefined;
  const isProtected =
    op === 'test' ? false : serversOwn.test(path) || (op === 'move' && serversOwn.test(source ?? ''));
  if (isProtected) return 'CW-FHIR-033';
  // The library reads through prototypes; nothing is handed to it that is not an object's own.
  const isThere = isReachable(target, path, op === 'remove' || op === 'replace' || op === 'test');
  return isThere && (source === undefined || isReachable(target, source, true)) ? undefined : 'CW-FHIR-031';
}

function isReachable(target: object, pointer: string, mustBeThere: boolean): boolean {
  if (pointer === '') return true;
  return pointer.startsWith('/') && reach(target, stepsOf(pointer), mustBeThere) !== undefined;
}

/** How a number in the value of an operation was written goes with it. */
function keepTexts(target: object, operation: PatchOperation): void {
  const steps = stepsOf(operation.path);
  const parent = reach(target, steps, false);
  if (parent !== undefined)
    keepNumberText(operation, 'value', { holder: parent, key: lastStep(parent, steps) });
}

function nodesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + nodesOf(item), 1);
}
