import type { Resource } from '../resource.js';
import { isResourceType } from '../resource.js';
import { elementValues } from './element-values.js';
import { referenceText } from './index-texts.js';
import { searchParameters } from './search-parameter.js';

/** What `resource` refers to by the reference parameter of that name (by all of them for `*`): `Type/id` each, as `_include` follows them. */
export function referencesBy(resource: Resource, parameter: string): readonly string[] {
  if (!isResourceType(resource.resourceType)) return [];
  const found = [...searchParameters(resource.resourceType).values()].filter(
    ({ name, type }) => type === 'reference' && (parameter === '*' || name === parameter),
  );
  const texts = found.flatMap(({ paths }) =>
    paths.flatMap((path) => elementValues(resource, path).map((value) => referenceText(value, path))),
  );
  return [...new Set(texts.filter((text) => text !== undefined))];
}
