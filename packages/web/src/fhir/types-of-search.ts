import type { ResourceType, SearchCondition, SearchRequest } from '@causeway/fhir';

/**
 * Every type of resource that a search looks into: what it finds, what it includes, and what its chains pass through, for a chain tells
 * about the resources it goes by. `*` where it may include any.
 */
export function typesOfSearch(request: SearchRequest): readonly (ResourceType | '*')[] {
  const included = [...request.include, ...request.revinclude].flatMap(
    ({ source, target }): (ResourceType | '*')[] => [source, target ?? '*'],
  );
  return [...new Set([request.type, ...included, ...request.conditions.flatMap(typesOfCondition)])];
}

function typesOfCondition(condition: SearchCondition): readonly ResourceType[] {
  if (condition.kind === 'chain')
    return [condition.target, ...condition.conditions.flatMap(typesOfCondition)];
  if (condition.kind === 'has') return [condition.source, ...condition.conditions.flatMap(typesOfCondition)];
  return [];
}
