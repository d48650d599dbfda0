/** One link of a Bundle. */
export interface BundleLink {
  readonly relation: 'self' | 'next';
  readonly url: string;
}

/** What a Bundle is made of: `entries` are JSON texts, set into it as they are. */
export interface BundleParts {
  readonly type: 'searchset' | 'history' | 'transaction-response' | 'batch-response' | 'collection';
  readonly total?: number | undefined;
  readonly links?: readonly BundleLink[];
  readonly entries: readonly string[];
}

/** The JSON text of a Bundle. A list that is empty is left out, for FHIR knows none. */
export function bundleText({ type, total, links = [], entries }: BundleParts): string {
  const parts = [
    `"resourceType":"Bundle","type":"${type}"`,
    ...(total === undefined ? [] : [`"total":${total}`]),
    ...(links.length === 0 ? [] : [`"link":${JSON.stringify(links)}`]),
    ...(entries.length === 0 ? [] : [`"entry":[${entries.join(',')}]`]),
  ];
  return `{${parts.join(',')}}`;
}

/** The links of a page: to itself, and to the next where there is one. */
export function pageLinks(self: string, next: string | undefined): readonly BundleLink[] {
  const own: BundleLink = { relation: 'self', url: self };
  return next === undefined ? [own] : [own, { relation: 'next', url: next }];
}
