import type { FoundEntry } from './fhir-file.js';
import { fieldsOf, isFields, textOf } from './json-fields.js';
import { isResourceType } from './resource-types.js';

/** Where a value was found. */
export interface EntryPlace {
  readonly line: number;
  readonly fullUrl: string;
}

/** What is found in a value of JSON at that place. */
export function foundEntry(value: unknown, { line, fullUrl }: EntryPlace): FoundEntry {
  const resource = fieldsOf(value);
  const type = textOf(resource.resourceType);
  if (!isFields(value) || !isResourceType(type)) return { line, reason: 'not-a-resource' };
  return { line, resource, type, fullUrl };
}
