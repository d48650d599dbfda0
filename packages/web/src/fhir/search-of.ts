import { err, type Problem, problem, type Result } from '@causeway/domain';
import type { ResourceType, SearchRequest } from '@causeway/fhir';
import type { Exchange } from './exchange.js';

/** The search a query asks for, on resources of this type. */
export function searchOf(
  _exchange: Exchange,
  _type: ResourceType,
  _query: string,
): Result<SearchRequest, Problem> {
  return err(problem('CW-WEB-016'));
}
