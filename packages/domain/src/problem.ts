import type { ProblemCategory, ProblemCode } from './problem-catalogue.js';
import { problemCatalogue } from './problem-catalogue.js';

/**
 * Something that went wrong in a way that was expected, as data.
 *
 * `detail` says what was expected and what was found (type, count, column), `remedy` what to do about it;
 * neither ever holds a value that belongs to a person. `path` names the file, column or field.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly category: ProblemCategory;
  readonly detail: string;
  readonly path?: string;
  readonly remedy?: string;
}

/**
 * What a caller adds to the catalogue's entry: where it was, and words more exact than the catalogue's own.
 */
export interface ProblemParticulars {
  readonly detail?: string;
  readonly path?: string;
  readonly remedy?: string;
}

/** The problem of this code: category, words and remedy from the catalogue, made exact by `particulars`. */
export function problem(code: ProblemCode, particulars: ProblemParticulars = {}): Problem {
  const entry: { category: ProblemCategory; detail: string; remedy?: string } = problemCatalogue[code];
  const remedy = particulars.remedy ?? entry.remedy;
  return {
    code,
    category: entry.category,
    detail: particulars.detail ?? entry.detail,
    ...(particulars.path === undefined ? {} : { path: particulars.path }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
