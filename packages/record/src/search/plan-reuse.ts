import type { SearchCondition, SearchRequest } from '@causeway/fhir';
import { isAboutPerson, namesPerson } from '@causeway/fhir';
import type { SearchedEntries } from './search-sql.js';

/**
 * Whether one plan serves every search of this shape, so that it is prepared by name. Across people that hangs on the values: a code that
 * half the region has is best met by walking the newest entries, a rare one by the index of codes; PostgreSQL has to see it to tell. What is
 * about one person, or begins with names, numbers or ids, is few in any case.
 */
export function isPlanReusable({ type, conditions }: SearchRequest, on: SearchedEntries): boolean {
  return on.ofOnePerson || !isAboutPerson(type) || conditions.some((each) => isSelective(type, each));
}

function isSelective(type: SearchRequest['type'], condition: SearchCondition): boolean {
  switch (condition.kind) {
    case 'id':
    case 'identified-reference':
      return true;
    case 'token':
      return condition.parameter === 'identifier' && !condition.not;
    case 'reference':
      return namesPerson(type, condition.parameter);
    case 'string':
      return type === 'Patient' && condition.match !== 'contains';
    case 'chain':
      return (
        namesPerson(type, condition.parameter) &&
        condition.conditions.some((each) => isSelective(condition.target, each))
      );
    default:
      return false;
  }
}
