/** The nine categories of expected failure; one table maps each to an HTTP status, one to an exit code. */
export type ProblemCategory =
  | 'usage'
  | 'invalid'
  | 'unsupported'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'refused'
  | 'unavailable'
  | 'fault';

interface CatalogueEntry {
  readonly category: ProblemCategory;
  readonly detail: string;
  readonly remedy?: string;
}

/**
 * Every problem Causeway can report, by its code `CW-<PACKAGE>-<NNN>`. Codes are never reused.
 * The reference page is generated from this table.
 */
export const problemCatalogue = {
  'CW-DOMAIN-001': {
    category: 'invalid',
    detail: 'An NHS number has ten digits.',
    remedy: 'Leave the number empty where it is not known.',
  },
  'CW-ENGINE-001': {
    category: 'fault',
    detail: 'The engine could not run a statement.',
  },
  'CW-ENGINE-002': {
    category: 'invalid',
    detail: 'A file could not be read as the format its name says.',
    remedy: 'Check that the file is whole, and send it again.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the problem catalogue. */
export type ProblemCode = keyof typeof problemCatalogue;

/** Exit code of the command by category: 1 fault, 2 wrong use, 3 refused by a rule, 4 input unusable (overview, section 5). */
export const exitCodeByCategory: Readonly<Record<ProblemCategory, 1 | 2 | 3 | 4>> = {
  usage: 2,
  invalid: 4,
  unsupported: 4,
  'not-found': 4,
  conflict: 3,
  forbidden: 3,
  refused: 3,
  unavailable: 1,
  fault: 1,
};
