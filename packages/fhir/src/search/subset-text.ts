import { withNumberTextsOf } from '../json/number-text.js';
import { parseJson } from '../json/parse-json.js';
import { writeJson } from '../json/write-json.js';
import { isResource } from '../parse-resource.js';
import type { Resource } from '../resource.js';
import { isResourceType } from '../resource.js';
import type { SearchRequest } from './search-request.js';
import { summaryElements } from './summary-elements.js';

/** What of each resource is wanted. */
export type WantedSubset = Pick<SearchRequest, 'summary' | 'elements'>;

/** The tag of a resource that is not whole, so that nobody writes it back. Source: FHIR R4, Search, 3.1.1.5.8 summary. */
const subsettedTag = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
  display: 'subsetted',
};

/**
 * The JSON text of a resource with only what `_summary` or `_elements` ask for, tagged SUBSETTED; the same text where they ask for all. What
 * identifies it and what every resource of its type must have stays, numbers stay as they were written.
 */
export function subsetText(content: string, wanted: WantedSubset): string {
  if (wanted.elements.length === 0 && (wanted.summary === 'false' || wanted.summary === 'count'))
    return content;
  const parsed = parseJson(content);
  if (!parsed.ok || !isResource(parsed.value)) return content;
  return writeJson(subsetOf(parsed.value, wanted));
}

function subsetOf(resource: Resource, wanted: WantedSubset): Resource {
  const isKept = keeper(resource.resourceType, wanted);
  const kept = Object.entries(resource).filter(([key]) => isKept(key.replace(/^_/, '')));
  const { meta, resourceType, ...elements } = Object.fromEntries(kept) as Resource;
  return withNumberTextsOf(resource, {
    resourceType,
    ...(elements.id === undefined ? {} : { id: elements.id }),
    meta: { ...resource.meta, tag: [...(resource.meta?.tag ?? []), subsettedTag] },
    ...elements,
  });
}

function keeper(type: string, { summary, elements }: WantedSubset): (key: string) => boolean {
  if (!isResourceType(type)) return () => true;
  if (elements.length === 0 && summary === 'data') return (key) => key !== 'text';
  const { summary: short, mandatory, choices } = summaryElements[type];
  const wanted = elements.length > 0 ? elements : summary === 'text' ? ['text'] : short.split(' ');
  const names = new Set(['resourceType', 'id', 'meta', ...mandatory.split(' '), ...wanted]);
  const stems = choices.split(' ').filter((stem) => stem !== '' && names.has(stem));
  return (key) => names.has(key) || stems.some((stem) => isOfChoice(key, stem));
}

/** Whether `key` is the element `stem` in one of its types: `onsetDateTime` of `onset`. */
function isOfChoice(key: string, stem: string): boolean {
  return key.startsWith(stem) && /[A-Z]/.test(key.charAt(stem.length));
}
