import type { Problem, Result } from '@causeway/domain';
import { err, problem } from '@causeway/domain';

/** The refusal of a search whose parameter number `position` (from 1) is unknown. What was written is not repeated: it may be a name. */
export function unknownParameter(type: string, position: number): Result<never, Problem> {
  return err(
    problem('CW-FHIR-102', {
      detail: `Parameter ${position} of the search is none that ${type} has, or none for what it chains to.`,
      path: `query[${position}]`,
    }),
  );
}

/** The refusal of something FHIR has and Causeway has not; `what` holds words of FHIR only. */
export function unsupported(what: string, remedy?: string): Result<never, Problem> {
  return err(
    problem('CW-FHIR-103', {
      detail: `${what} is not supported.`,
      ...(remedy === undefined ? {} : { remedy }),
    }),
  );
}

/** The refusal of a value: `expected` says the form it should have. */
export function badValue(parameter: string, expected: string): Result<never, Problem> {
  return err(
    problem('CW-FHIR-104', {
      detail: `Expected of ${parameter}: ${expected}; found something of another form.`,
      path: parameter,
    }),
  );
}

/** The refusal of a search that is too large: `limit` of `what` are taken. */
export function tooMuch(what: string, limit: number): Result<never, Problem> {
  return err(problem('CW-FHIR-105', { detail: `A search has at most ${limit} ${what}; here are more.` }));
}
