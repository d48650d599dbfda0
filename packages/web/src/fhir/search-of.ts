import { err, type Problem, problem, type Result } from '@causeway/domain';
import { parsePrefer, parseSearch, type ResourceType, type SearchRequest } from '@causeway/fhir';
import { scopesAllow } from '../sign-in/smart-scope.js';
import type { Exchange } from './exchange.js';
import { typesOfSearch } from './types-of-search.js';

/**
 * The search a query asks for, on resources of this type, where the token's scopes allow to search every type it looks into. Errors: those
 * of `parseSearch`, and CW-WEB-013.
 */
export function searchOf(
  { header, base, scopes }: Pick<Exchange, 'header' | 'base' | 'scopes'>,
  type: ResourceType,
  query: string,
): Result<SearchRequest, Problem> {
  const { handling } = parsePrefer(header('prefer'));
  const request = parseSearch(type, new URLSearchParams(query), {
    base,
    ...(handling === undefined ? {} : { handling }),
  });
  if (!request.ok || scopes === undefined) return request;
  const isAllowed = typesOfSearch(request.value).every((each) => scopesAllow(scopes, 's', each));
  return isAllowed ? request : err(problem('CW-WEB-013'));
}
