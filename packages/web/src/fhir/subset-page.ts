import { subsetText, type WantedSubset } from '@causeway/fhir';
import type { SearchPage } from '@causeway/record';

/** The page with only what `_summary` or `_elements` ask for of each resource that matched; the page itself where they ask for all. */
export function subsetPage(page: SearchPage, wanted: WantedSubset): SearchPage {
  if (wanted.summary === 'false' && wanted.elements.length === 0) return page;
  const resources = page.resources.map((found) =>
    found.mode === 'match' ? { ...found, content: subsetText(found.content, wanted) } : found,
  );
  return { ...page, resources };
}
