import { existsSync, readFileSync } from 'node:fs';
import { isObject, isResource } from '../parse-resource.js';
import type { Resource } from '../resource.js';

const folder = new URL('../../../../../shared/data/fhir/', import.meta.url);

/** Whether the published resources that tests check against are here; they are not of the repository. */
export const hasSharedData = existsSync(folder);

/** The text of a file of published resources, by its path below `fhir/`. */
export function sharedText(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}

/** The resources of a published Bundle, by its path below `fhir/`. */
export function sharedBundle(path: string): readonly Resource[] {
  const { entry } = JSON.parse(sharedText(path)) as { entry: readonly unknown[] };
  return entry.flatMap((each) => (isObject(each) && isResource(each.resource) ? [each.resource] : []));
}
