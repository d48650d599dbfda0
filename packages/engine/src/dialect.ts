import type { SqlLiteral } from './sql-literal.js';

/**
 * What is written differently by DuckDB and by Spark, by the name this code uses for it. Everything else in our statements must mean
 * the same in both; the contract suite runs each of these on real engines, and `spark-agreement.test.ts` asks both about generated
 * values. Text that may hold more than ASCII is trimmed and put in capitals by `trimmed` and `capitals`, not by the engines' own.
 *
 * | name | arguments | result |
 * | --- | --- | --- |
 * | `listHasAny` | list, list | whether they share a value |
 * | `listContains` | list, value | whether the value is in the list |
 * | `listDistinctSorted` | expression (aggregate) | its distinct values that are not null, sorted; an empty list for none |
 * | `listLength` | list | how many values it holds |
 * | `listOf` | value… | a list of these values |
 * | `unnest` | list (in a select list) | one row per value |
 * | `split` | text, separator (a literal character) | the pieces |
 * | `regexMatches` | text, pattern | whether any part of the text matches (RE2 and Java agree on what we use) |
 * | `regexReplaceAll` | text, pattern, replacement (no backslash, no dollar) | the text with every match replaced |
 * | `daysBetween` | date, date | days from the first to the second |
 * | `addDays` | date, whole number | the date so many days later |
 * | `sha256Hex` | text | lower-case hexadecimal digest |
 * | `integerDivide` | whole number, whole number | quotient, rounded towards zero |
 * | `numberSequence` | from, to (inclusive) | list of whole numbers |
 * | `editDistance` | text, text (ASCII: of other text DuckDB counts bytes, Spark characters) | Levenshtein distance |
 */
export const dialectFunctionNames = [
  'listHasAny',
  'listContains',
  'listDistinctSorted',
  'listLength',
  'listOf',
  'unnest',
  'split',
  'regexMatches',
  'regexReplaceAll',
  'daysBetween',
  'addDays',
  'sha256Hex',
  'integerDivide',
  'numberSequence',
  'editDistance',
] as const;

/** One of {@link dialectFunctionNames}. */
export type DialectFunctionName = (typeof dialectFunctionNames)[number];

/** How one engine spells SQL. No step asks which engine it is on; it uses these. */
export interface Dialect {
  readonly name: 'duckdb' | 'spark';
  readonly quoteIdentifier: (name: string) => string;
  readonly quoteLiteral: (value: SqlLiteral) => string;
  readonly functions: Readonly<Record<DialectFunctionName, (...args: readonly string[]) => string>>;
  /** A table expression that reads Parquet files, given as one path or a glob. */
  readonly parquetFiles: (path: string) => string;
}
