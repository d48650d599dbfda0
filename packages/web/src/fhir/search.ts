import { ok } from '@causeway/domain';
import { type ResourceType, type SearchRequest, searchBundleText } from '@causeway/fhir';
import type { SearchPage } from '@causeway/record';
import type { Answered } from '../answer/answer.js';
import type { Exchange, Handle } from './exchange.js';
import { requestedType } from './requested-resource.js';
import { searchOf } from './search-of.js';
import { subsetPage } from './subset-page.js';

/** GET [type]?[parameters]: a page of what is found. */
export const search: Handle = (exchange) => found(exchange, exchange.query);

/** POST [type]/_search: the same, with the parameters in a form and in the address alike. Source: FHIR R4, 3.1.1.2. */
export const searchByForm: Handle = (exchange) => {
  const form = typeof exchange.body === 'string' ? exchange.body : '';
  return found(exchange, [exchange.query, form].filter((part) => part !== '').join('&'));
};

async function found(exchange: Exchange, query: string): Promise<Answered> {
  const type = requestedType(exchange, 's');
  if (!type.ok) return type;
  const request = searchOf(exchange, type.value, query);
  if (!request.ok) return request;
  const page = await exchange.record.search(request.value);
  return page.ok ? ok({ status: 200, body: searchPageText(exchange, request.value, page.value) }) : page;
}

function searchPageText({ base }: Exchange, request: SearchRequest, page: SearchPage): string {
  return searchBundleText(subsetPage(page, request), { base, ...pageAddresses(base, request, page.next) });
}

/** Where the page and the next one stand; the next is the same search with the cursor the record gave. */
function pageAddresses(base: string, { type, self }: SearchRequest, next: string | undefined) {
  return {
    self: addressed(base, type, [self]),
    next:
      next === undefined ? undefined : addressed(base, type, [self, `_cursor=${encodeURIComponent(next)}`]),
  };
}

function addressed(base: string, type: ResourceType, parts: readonly string[]): string {
  const query = parts.filter((part) => part !== '').join('&');
  return query === '' ? `${base}/${type}` : `${base}/${type}?${query}`;
}
