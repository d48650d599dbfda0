import type { Problem, ProblemCode } from '@causeway/domain';
import { httpStatusByCategory } from '@causeway/fhir';

/** The problems that HTTP has a status of its own for; all others go by their category. */
const statusByCode: Readonly<Partial<Record<ProblemCode, number>>> = {
  'CW-FHIR-004': 413,
  'CW-RECORD-002': 410,
  'CW-RECORD-006': 412,
  'CW-RECORD-007': 412,
  'CW-WEB-001': 401,
  'CW-WEB-002': 401,
  'CW-WEB-005': 405,
  'CW-WEB-006': 415,
  'CW-WEB-007': 406,
  'CW-WEB-008': 413,
  'CW-WEB-009': 414,
  'CW-WEB-018': 429,
  'CW-WEB-022': 400,
  'CW-WEB-025': 429,
};

/** The HTTP status that `problem` is answered with: by its code where HTTP has one of its own, otherwise by its category. */
export function httpStatus(problem: Problem): number {
  return statusByCode[problem.code] ?? httpStatusByCategory[problem.category];
}
