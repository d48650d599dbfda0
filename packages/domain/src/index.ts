export type { Problem, ProblemParticulars } from './problem.js';
export { problem } from './problem.js';
export type { ProblemCategory, ProblemCode } from './problem-catalogue.js';
export { exitCodeByCategory, problemCatalogue } from './problem-catalogue.js';
export type { Result } from './result.js';
export { err, ok } from './result.js';
