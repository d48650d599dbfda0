import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { PatchOperation } from '@causeway/record';

const operations = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

/** The operations of a JSON Patch as sent; whether they fit the resource, the record says. Error: CW-WEB-011. Source: RFC 6902, 3. */
export function patchOperations(body: unknown): Result<readonly PatchOperation[], Problem> {
  if (Array.isArray(body) && body.length > 0 && body.every(isOperation)) return ok(body);
  const detail = 'A JSON Patch is a list of operations, each with op, path and what its op needs.';
  return err(problem('CW-WEB-011', { detail, remedy: 'See RFC 6902.' }));
}

function isOperation(value: unknown): value is PatchOperation {
  if (typeof value !== 'object' || value === null || !('op' in value) || !('path' in value)) return false;
  const { op, path } = value;
  if (typeof op !== 'string' || !operations.includes(op) || !isPointer(path)) return false;
  if (op === 'move' || op === 'copy') return 'from' in value && isPointer(value.from);
  return op === 'remove' || 'value' in value;
}

/** Source: RFC 6901. */
function isPointer(value: unknown): boolean {
  return typeof value === 'string' && /^(\/([^~/]|~[01])*)*$/.test(value);
}
