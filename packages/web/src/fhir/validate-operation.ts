import { ok, problem } from '@causeway/domain';
import { isObject, isResource, operationOutcome, resourceText, validate } from '@causeway/fhir';
import type { Handle } from './exchange.js';
import { requestedType } from './requested-resource.js';

/**
 * POST [type]/$validate: an OperationOutcome of what is wrong with a resource, sent as it is or as the parameter `resource`. Nothing is kept
 * and nobody's record is asked.
 */
export const validateResource: Handle = async (exchange) => {
  const type = requestedType(exchange, 'r');
  if (!type.ok) return type;
  const sent = parameterNamed(exchange.body, 'resource') ?? exchange.body;
  if (!isResource(sent) || sent.resourceType !== type.value) {
    const detail = `A resource of type ${type.value} was expected in the body.`;
    return ok({ status: 200, body: resourceText(operationOutcome([problem('CW-WEB-011', { detail })])) });
  }
  const valid = validate(sent);
  return ok({ status: 200, body: resourceText(operationOutcome(valid.ok ? [] : valid.error)) });
};

function parameterNamed(body: unknown, name: string): unknown {
  if (!isObject(body) || body.resourceType !== 'Parameters' || !Array.isArray(body.parameter))
    return undefined;
  const found: unknown = body.parameter.find((each: unknown) => isObject(each) && each.name === name);
  return isObject(found) ? found.resource : undefined;
}
