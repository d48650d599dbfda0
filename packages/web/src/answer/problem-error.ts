import type { Problem } from '@causeway/domain';

/** A problem on its way through code that only knows errors, such as the framework's parsers. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
