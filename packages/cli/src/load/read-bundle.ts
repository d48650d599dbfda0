import { readFile } from 'node:fs/promises';
import { isObject, parseResource, type Resource } from '@causeway/fhir';
import type { InputFile } from './input-file.js';
import { type FoundResource, literalTarget, type ResourceGroup } from './resource-group.js';

const urn = /^urn:(?:uuid|oid):([A-Za-z0-9.-]{1,64})$/;

interface FoundEntry extends FoundResource {
  readonly fullUrl: string;
}

function entryOf(value: unknown, place: number): FoundEntry | undefined {
  const { resource, fullUrl } = isObject(value) ? value : {};
  if (!isObject(resource) || typeof resource.resourceType !== 'string') return undefined;
  const url = typeof fullUrl === 'string' ? fullUrl : '';
  const id = resource.id ?? urn.exec(url)?.[1] ?? literalTarget(url)?.split('/')[1];
  const withId = { ...resource, ...(typeof id === 'string' ? { id } : {}) } as unknown as Resource;
  return { resource: withId, place, fullUrl: url };
}

/** What every fullUrl of a Bundle names. Source: FHIR R4, Bundle, resolving references. */
function targetsIn(entries: readonly FoundEntry[]): ReadonlyMap<string, string> {
  return new Map(
    entries
      .filter(({ fullUrl, resource }) => fullUrl !== '' && resource.id !== undefined)
      .map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]),
  );
}

function groupOf(file: InputFile, entries: readonly unknown[]): ResourceGroup {
  const read = entries.map((entry, index) => entryOf(entry, index + 1));
  const found = read.filter((entry) => entry !== undefined);
  const targets = targetsIn(found);
  return {
    file: file.path,
    found,
    unreadable: read.flatMap((entry, index) => (entry === undefined ? [index + 1] : [])),
    target: (reference) => targets.get(reference) ?? literalTarget(reference),
    bytes: file.bytes,
  };
}

/** The resources of a Bundle, whatever its type; a file with another resource is a group of that one. */
export async function readBundle(file: InputFile): Promise<ResourceGroup> {
  const parsed = parseResource(await readFile(file.path, 'utf8'));
  if (!parsed.ok) return { ...groupOf(file, []), unreadable: [1] };
  if (parsed.value.resourceType !== 'Bundle') return groupOf(file, [{ resource: parsed.value }]);
  return groupOf(file, Array.isArray(parsed.value.entry) ? parsed.value.entry : []);
}
