import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { parseJson } from '../json/parse-json.js';
import { isObject } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import type { PatchOperation } from './patch-operation.js';

const operations: ReadonlySet<unknown> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);
const mostOperations = 1000;

/**
 * The changes of a JSON Patch that was sent as JSON.
 *
 * Errors: CW-FHIR-030 (not a list of operations of RFC 6902, or too many).
 */
export function parsePatch(patch: unknown): Result<readonly PatchOperation[], Problem> {
  if (!Array.isArray(patch)) return err(problem('CW-FHIR-030'));
  if (patch.length > mostOperations) {
    return err(problem('CW-FHIR-030', { detail: `A patch has at most ${mostOperations} operations.` }));
  }
  const wrong = patch.findIndex((each) => !isPatchOperation(each));
  if (wrong === -1) return ok(patch as readonly PatchOperation[]);
  return err(problem('CW-FHIR-030', { detail: `Operation ${wrong} of the patch is not one of RFC 6902.` }));
}

function isPatchOperation(value: unknown): boolean {
  if (!isObject(value) || !operations.has(value.op) || !isPointer(value.path)) return false;
  if (value.op === 'move' || value.op === 'copy') return isPointer(value.from);
  return value.op === 'remove' || Object.hasOwn(value, 'value');
}

/** Whether `value` is a JSON pointer. Source: RFC 6901. */
function isPointer(value: unknown): value is string {
  return typeof value === 'string' && /^(?:\/(?:[^~]|~[01])*)?$/.test(value);
}

/** The JSON that a Binary of a patch carries within a Bundle; undefined where it carries none. */
export function patchOfBinary(binary: Resource): unknown {
  const { resourceType, contentType, data } = binary;
  if (resourceType !== 'Binary' || contentType !== 'application/json-patch+json') return undefined;
  const parsed =
    typeof data === 'string' ? parseJson(Buffer.from(data, 'base64').toString('utf8')) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}
