import type { Asker } from '@causeway/choices';
import { nhsNumberSystem } from '@causeway/domain';
import type { SearchCondition, SearchRequest } from '@causeway/fhir';
import { isOneDay } from './one-day.js';

/**
 * Whether the search is a trace: for a Patient by exact NHS number and date of birth, as the reception desk has them before any
 * relationship is known, by someone who may. Nothing else may lie in it than what reads the Patient itself.
 */
export function isTrace(asker: Asker, { type, conditions }: SearchRequest): boolean {
  if (type !== 'Patient' || asker.organisation === undefined || !asker.activities.has('trace-person'))
    return false;
  if (conditions.some(({ kind }) => kind === 'chain' || kind === 'has')) return false;
  return conditions.some(isNhsNumber) && conditions.some(isBirthDate);
}

function isNhsNumber(condition: SearchCondition): boolean {
  if (condition.kind !== 'token' || condition.parameter !== 'identifier' || condition.not) return false;
  const [value, ...more] = condition.values;
  return more.length === 0 && value?.system === nhsNumberSystem && value.code !== undefined;
}

function isBirthDate(condition: SearchCondition): boolean {
  if (condition.kind !== 'date' || condition.parameter !== 'birthdate') return false;
  const [value, ...more] = condition.values;
  return more.length === 0 && value?.prefix === 'eq' && isOneDay(value);
}
