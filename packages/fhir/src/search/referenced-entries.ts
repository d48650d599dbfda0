import { isObject } from '../parse-resource.js';

/** Types whose resources are about no person, or are the person: a reference to them is never to an entry. */
const notEntries = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Medication',
  'Questionnaire',
]);

const entrySpelling = /^([A-Z]\w+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/_history\/.*)?$/;

/** The ids of entries about people that `resource` refers to, wherever in it; sorted, each once. Only ids the record can have made. */
export function referencedEntries(resource: unknown): readonly string[] {
  const found = new Set<string>();
  collect(resource, found);
  return [...found].sort();
}

function collect(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found);
  } else if (isObject(node)) {
    for (const key in node) collectElement(key, node[key], found);
  }
}

function collectElement(key: string, value: unknown, found: Set<string>): void {
  if (key !== 'reference' || typeof value !== 'string') {
    collect(value, found);
    return;
  }
  const [, type, id] = entrySpelling.exec(value) ?? [];
  if (type !== undefined && id !== undefined && !notEntries.has(type)) found.add(id);
}
