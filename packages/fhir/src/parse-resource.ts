import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type JsonLimits, parseJson } from './json/parse-json.js';
import type { Resource } from './resource.js';

/**
 * The resource that a JSON text spells, not yet validated: an object with a `resourceType`. It keeps how its numbers were written.
 *
 * Errors: those of `parseJson`, and CW-FHIR-006 (no object with a resourceType).
 */
export function parseResource(text: string, limits: JsonLimits = {}): Result<Resource, Problem> {
  const parsed = parseJson(text, limits);
  if (!parsed.ok) return parsed;
  return isResource(parsed.value) ? ok(parsed.value) : err(problem('CW-FHIR-006'));
}

/** Whether `value` is an object with a `resourceType`, which every resource is. */
export function isResource(value: unknown): value is Resource {
  return isObject(value) && typeof value.resourceType === 'string';
}

/** An object of JSON. */
export type JsonObject = { readonly [name: string]: unknown; readonly resourceType?: unknown };

/** Whether `value` is an object of JSON: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
