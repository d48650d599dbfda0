import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isResource } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { type InvariantCheck, invariantCheck } from './invariants.js';
import { type StructureCheck, structureCheck } from './structure.js';

/** Tells whether resources are valid FHIR R4, offline. It learns a type when it first meets it, so one serves a whole process. */
export interface ResourceValidator {
  /**
   * The resource, where its structure, the rules (invariants) of FHIR R4 and Causeway's own hold; otherwise every problem at its FHIRPath,
   * without what was sent. Profiles (such as UK Core) named in `meta.profile` are kept, and not checked.
   *
   * Errors: CW-FHIR-006, -007, -010 to -019.
   */
  validate(resource: unknown): Result<Resource, readonly Problem[]>;
  /** The same without the invariants, several times as fast: for loading what another system has held to them. */
  validateQuick(resource: unknown): Result<Resource, readonly Problem[]>;
}

/** A validator that has read nothing yet. */
export function resourceValidator(): ResourceValidator {
  let structure: StructureCheck | undefined;
  let invariants: InvariantCheck | undefined;
  const validateQuick = (resource: unknown): Result<Resource, readonly Problem[]> => {
    structure ??= structureCheck();
    if (!isResource(resource)) return err([problem('CW-FHIR-006')]);
    if (!structure.knows(resource.resourceType)) return err([problem('CW-FHIR-007')]);
    const problems = structure.problemsOf(resource, resource.resourceType);
    return problems.length === 0 ? ok(resource) : err(problems);
  };
  const validate = (resource: unknown): Result<Resource, readonly Problem[]> => {
    const checked = validateQuick(resource);
    if (!checked.ok) return checked;
    invariants ??= invariantCheck();
    const problems = invariants.problemsOf(checked.value);
    return problems.length === 0 ? checked : err(problems);
  };
  return { validate, validateQuick };
}
