import { bundleText, pageLinks } from './bundle-text.js';
import type { PageAddresses } from './search-bundle-text.js';
import { addressOf, etagOf, type StoredText } from './stored-text.js';

/** One version in a history, and how it came about. */
export interface HistoryVersionText extends StoredText {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
}

/** A page of a history, newest first, as the record answers it. */
export interface HistoryPageTexts {
  readonly versions: readonly HistoryVersionText[];
  readonly total: number;
}

/** The history Bundle of a page; a deletion has no resource. Source: FHIR R4, 3.1.0.14. */
export function historyBundleText(page: HistoryPageTexts, addresses: PageAddresses): string {
  return bundleText({
    type: 'history',
    total: page.total,
    links: pageLinks(addresses.self, addresses.next),
    entries: page.versions.map((version) => historyEntry(version, addresses.base)),
  });
}

const statusByMethod = { POST: '201', PUT: '200', PATCH: '200', DELETE: '204' } as const;

function historyEntry(version: HistoryVersionText, base: string): string {
  const url = version.method === 'POST' ? version.type : `${version.type}/${version.id}`;
  const status = version.version === 1 && version.method === 'PUT' ? '201' : statusByMethod[version.method];
  const head = `"fullUrl":${JSON.stringify(addressOf(base, version))}`;
  const resource = version.deleted ? '' : `,"resource":${version.content}`;
  const request = JSON.stringify({ method: version.method, url });
  const response = JSON.stringify({ status, etag: etagOf(version), lastModified: version.lastUpdated });
  return `{${head}${resource},"request":${request},"response":${response}}`;
}
