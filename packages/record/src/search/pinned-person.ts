import type { SearchCondition, SearchRequest } from '@causeway/fhir';
import { isAboutPerson, namesPerson } from '@causeway/fhir';
import { isRecordId } from '../entries/record-id.js';

/** The one person a search is about, by its conditions: `patient=`, `subject=`, or the `_id` of a Patient; undefined where it may be about several. */
export function pinnedPerson({ type, conditions }: SearchRequest): string | undefined {
  if (!isAboutPerson(type)) return undefined;
  for (const condition of conditions) {
    const person = personOfCondition(type, condition);
    if (person !== undefined && isRecordId(person)) return person;
  }
  return undefined;
}

function personOfCondition(type: SearchRequest['type'], condition: SearchCondition): string | undefined {
  if (condition.kind === 'id' && type === 'Patient') return onlyOf(condition.values);
  if (condition.kind !== 'reference' || !namesPerson(type, condition.parameter)) return undefined;
  const value = onlyOf(condition.values);
  return value === undefined || (value.type ?? 'Patient') !== 'Patient' ? undefined : value.id;
}

function onlyOf<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}
