import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { SharedRecord } from '@causeway/record';
import type { OwnPerson } from './claims.js';

/** Finds who a patient is. */
export function findOwnPerson(
  _record: SharedRecord,
): (person: OwnPerson) => Promise<Result<string, Problem>> {
  return async (person) => ('id' in person ? ok(person.id) : err(problem('CW-WEB-003')));
}
