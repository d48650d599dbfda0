import type { Dialect } from './dialect.js';
import { spellLiteral } from './sql-literal.js';

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** DuckDB 1.5. */
export const duckDbDialect: Dialect = {
  name: 'duckdb',
  quoteIdentifier: (name) => `"${name.replaceAll('"', '""')}"`,
  quoteLiteral: (value) => spellLiteral(value, quoteText),
  parquetFiles: (path) => `read_parquet(${quoteText(path)})`,
  functions: {
    listHasAny: (a, b) => `list_has_any(${a}, ${b})`,
    listContains: (list, value) => `list_contains(${list}, ${value})`,
    // list() of no rows is null, and keeps nulls: the filter and the coalesce make it an empty list without nulls.
    listDistinctSorted: (value) =>
      `coalesce(list_sort(list(distinct ${value}) filter (where (${value}) is not null)), [])`,
    listLength: (list) => `len(${list})`,
    listOf: (...values) => `[${values.join(', ')}]`,
    unnest: (list) => `unnest(${list})`,
    split: (text, separator) => `string_split(${text}, ${separator})`,
    regexMatches: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
    regexReplaceAll: (text, pattern, replacement) =>
      `regexp_replace(${text}, ${pattern}, ${replacement}, 'g')`,
    daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
    addDays: (date, days) => `(${date} + ${days})`,
    sha256Hex: (text) => `sha256(${text})`,
    integerDivide: (a, b) => `(${a} // ${b})`,
    numberSequence: (from, to) => `range(${from}, ${to} + 1)`,
    editDistance: (a, b) => `levenshtein(${a}, ${b})`,
  },
};
