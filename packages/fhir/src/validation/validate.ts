import type { Problem, Result } from '@causeway/domain';
import { type Resource, type ResourceType, resourceTypes } from '../resource.js';
import { resourceValidator } from './resource-validator.js';

// One for the process: it holds nothing but what it has compiled from the same definitions, and medplum's table is one per process anyway.
const validator = resourceValidator();

/** The resource, where it is valid FHIR R4, or every problem at its FHIRPath: see `ResourceValidator.validate`. */
export function validate(resource: unknown): Result<Resource, readonly Problem[]> {
  return validator.validate(resource);
}

/** As `validate`, without the invariants of FHIR R4: see `ResourceValidator.validateQuick`. */
export function validateQuick(resource: unknown): Result<Resource, readonly Problem[]> {
  return validator.validateQuick(resource);
}

/**
 * Compiles the structure and the rules of these types now (20 to 60 ms each, the first 0.3 s), so that no request waits for it later.
 * A server does so once it listens.
 */
export function prepareValidation(types: readonly ResourceType[] = resourceTypes): void {
  for (const resourceType of types) validator.validateQuick({ resourceType });
  validator.validate({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'information', code: 'informational' }],
  });
}
