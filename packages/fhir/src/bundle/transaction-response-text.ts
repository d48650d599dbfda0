import type { Problem } from '@causeway/domain';
import { httpStatusByCategory, operationOutcome } from '../operation-outcome.js';
import { bundleText } from './bundle-text.js';
import { type SearchPageTexts, searchBundleText } from './search-bundle-text.js';
import { addressOf, etagOf, type StoredText, versionAddressOf } from './stored-text.js';

/** What came of one entry: written, read or searched, or, in a batch, the problem it met. */
export type EntryOutcome =
  | { readonly kind: 'written'; readonly written: StoredText & { readonly created: boolean } }
  | { readonly kind: 'read'; readonly found: StoredText }
  | { readonly kind: 'searched'; readonly page: SearchPageTexts; readonly self?: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** How a transaction or batch is answered. */
export interface ResponseOptions {
  readonly type: 'transaction-response' | 'batch-response';
  /** The address of the API. */
  readonly base: string;
  readonly return: 'minimal' | 'representation' | 'OperationOutcome';
  /** The HTTP status of a problem, where it is another than its category's. */
  readonly statusOf?: (problem: Problem) => number;
}

const reasons: Readonly<Record<number, string>> = {
  200: '200 OK',
  201: '201 Created',
  204: '204 No Content',
};

/** The Bundle that answers a transaction or batch, one entry for each that was sent, in their order. */
export function transactionResponseText(outcomes: readonly EntryOutcome[], options: ResponseOptions): string {
  const entries = outcomes.map((outcome) => entryText(outcome, options));
  return bundleText({ type: options.type, entries });
}

function entryText(outcome: EntryOutcome, options: ResponseOptions): string {
  switch (outcome.kind) {
    case 'written':
      return writtenEntry(outcome.written, options);
    case 'read':
      return storedEntry(outcome.found, { options, status: 200, content: outcome.found.content });
    case 'searched':
      return searchedEntry(outcome, options.base);
    case 'failed':
      return failedEntry(outcome.problem, options);
  }
}

function writtenEntry(written: StoredText & { readonly created: boolean }, options: ResponseOptions): string {
  const status = written.deleted ? 204 : written.created ? 201 : 200;
  const isWanted = options.return === 'representation' && !written.deleted;
  return storedEntry(written, { options, status, content: isWanted ? written.content : '' });
}

function storedEntry(
  stored: StoredText,
  {
    options,
    status,
    content,
  }: { readonly options: ResponseOptions; readonly status: number; readonly content: string },
): string {
  const location = versionAddressOf(options.base, stored);
  const { lastUpdated: lastModified } = stored;
  const response = { status: reasons[status], location, etag: etagOf(stored), lastModified };
  const withOutcome =
    options.return === 'OperationOutcome' ? { ...response, outcome: operationOutcome([]) } : response;
  const fullUrl = `"fullUrl":${JSON.stringify(addressOf(options.base, stored))},`;
  const resource = content === '' ? '' : `"resource":${content},`;
  return `{${stored.deleted ? '' : fullUrl}${resource}"response":${JSON.stringify(withOutcome)}}`;
}

function searchedEntry(
  { page, self }: { readonly page: SearchPageTexts; readonly self?: string },
  base: string,
): string {
  const bundle = searchBundleText(page, { base, self: self ?? base, next: undefined });
  return `{"resource":${bundle},"response":${JSON.stringify({ status: reasons[200] })}}`;
}

function failedEntry(problem: Problem, { statusOf }: ResponseOptions): string {
  const status = String(statusOf?.(problem) ?? httpStatusByCategory[problem.category]);
  return JSON.stringify({ response: { status, outcome: operationOutcome([problem]) } });
}
