import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { isResource, type Resource, type ResourceType, validate } from '@causeway/fhir';

/** The body as a valid resource of this type. Errors: CW-WEB-011 (another type, or none), and those of `validate`. */
export function checkedResource(body: unknown, type: ResourceType): Result<Resource, readonly Problem[]> {
  if (!isResource(body) || body.resourceType !== type) {
    const detail = `A resource of type ${type} was expected in the body, as the address says.`;
    return err([problem('CW-WEB-011', { path: 'resourceType', detail })]);
  }
  const valid = validate(body);
  return valid.ok ? ok(valid.value) : valid;
}
