import { bundleText, pageLinks } from './bundle-text.js';
import { addressOf, type StoredText } from './stored-text.js';

/** A page of a search, as the record answers it. */
export interface SearchPageTexts {
  readonly resources: readonly (StoredText & { readonly mode: 'match' | 'include' })[];
  readonly total: number | undefined;
  /** Whether the choices in force might keep something back. */
  readonly withheld: boolean;
}

/** Where a page stands: the address of the API, of the page itself, and of the next where there is one. */
export interface PageAddresses {
  readonly base: string;
  readonly self: string;
  readonly next: string | undefined;
}

/** What tells that something may be kept back; it is the same whatever that is. */
const withheldOutcome = JSON.stringify({
  resource: {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'information',
        code: 'suppressed',
        diagnostics: 'Some information may not be shown, as the choices in force may keep it back.',
      },
    ],
  },
  search: { mode: 'outcome' },
});

/** The searchset Bundle of a page, with the texts of the resources passed through unread. */
export function searchBundleText(page: SearchPageTexts, addresses: PageAddresses): string {
  const found = page.resources.map((resource) => {
    const fullUrl = JSON.stringify(addressOf(addresses.base, resource));
    return `{"fullUrl":${fullUrl},"resource":${resource.content},"search":{"mode":"${resource.mode}"}}`;
  });
  return bundleText({
    type: 'searchset',
    total: page.total,
    links: pageLinks(addresses.self, addresses.next),
    entries: page.withheld ? [...found, withheldOutcome] : found,
  });
}
