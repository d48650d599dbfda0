import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { PatchOperation, Resource } from '@causeway/fhir';
import { applyPatch, parseResource, validate } from '@causeway/fhir';
import type { Change } from './update-entry.js';

/**
 * The change a JSON Patch makes. What comes of it must be valid FHIR R4 again, which nobody before the record can tell.
 *
 * Errors: CW-RECORD-002 (deleted: there is nothing to patch), those of `applyPatch` (CW-FHIR-031 to -034), the first of `validate`.
 */
export function patchChange(patch: readonly PatchOperation[]): Change {
  return {
    method: 'PATCH',
    resource: ({ content, deleted }) => (deleted ? err(problem('CW-RECORD-002')) : patched(content, patch)),
  };
}

function patched(content: string, patch: readonly PatchOperation[]): Result<Resource, Problem> {
  const resource = parseResource(content);
  const changed = resource.ok ? applyPatch(resource.value, patch) : resource;
  if (!changed.ok) return changed;
  const valid = validate(changed.value);
  if (valid.ok) return ok(changed.value);
  return err(valid.error[0] ?? problem('CW-RECORD-008'));
}
