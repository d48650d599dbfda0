import { readdirSync } from 'node:fs';
import type { Resource } from '../resource.js';
import { sharedBundle } from './shared-bundle.js';

const root = new URL('../../../../../shared/data/fhir/', import.meta.url);
const folders = ['synthea-r4', 'ukcore-r4-examples-json', 'pcf-r4', 'balp-r4'];

/** The resources of every published R4 Bundle of ../shared/data/fhir, in the order of the files. For tests only. */
export function sharedResources(): readonly Resource[] {
  return folders.flatMap((folder) => {
    const files = readdirSync(new URL(`${folder}/`, root)).filter((file) => file.endsWith('.json'));
    return files.sort().flatMap((file) => sharedBundle(`${folder}/${file}`));
  });
}
