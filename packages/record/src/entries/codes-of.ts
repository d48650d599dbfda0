import type { CodedConcept } from '@causeway/choices';
import type { Resource } from '@causeway/fhir';
import { isObject } from '@causeway/fhir';

/** Every code of a clinical concept anywhere in the resource, each once; those of `meta` are labels and tags. */
export function codesOf({ meta: _meta, ...elements }: Resource): readonly CodedConcept[] {
  const found = new Map<string, CodedConcept>();
  collect(elements, found);
  return [...found.values()];
}

function collect(value: unknown, found: Map<string, CodedConcept>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (isObject(value)) {
    const { system, code } = value;
    // A code without a system is matched against every one, so words that FHIR itself defines (`final`) must not come in here.
    if (typeof code === 'string' && typeof system === 'string')
      found.set(`${system}|${code}`, { codeSystem: system, code });
    for (const item of Object.values(value)) collect(item, found);
  }
}
