import type { Dialect } from './dialect.js';
import { spellLiteral } from './sql-literal.js';

/** Spark reads a backslash in a string literal as an escape, so both it and the quote are escaped. */
function quoteText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Apache Spark 4 with `spark.sql.ansi.enabled` at its default, true. */
export const sparkDialect: Dialect = {
  name: 'spark',
  quoteIdentifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  quoteLiteral: (value) => spellLiteral(value, quoteText),
  parquetFiles: (path) => `parquet.\`${path.replaceAll('`', '``')}\``,
  functions: {
    listHasAny: (a, b) => `arrays_overlap(${a}, ${b})`,
    listContains: (list, value) => `array_contains(${list}, ${value})`,
    listDistinctSorted: (value) => `array_sort(collect_set(${value}))`,
    listLength: (list) => `size(${list})`,
    listOf: (...values) => `array(${values.join(', ')})`,
    unnest: (list) => `explode(${list})`,
    split: (text, separator) => `split(${text}, concat('\\\\Q', ${separator}, '\\\\E'))`,
    regexMatches: (text, pattern) => `(${text} rlike ${pattern})`,
    regexReplaceAll: (text, pattern, replacement) => `regexp_replace(${text}, ${pattern}, ${replacement})`,
    daysBetween: (from, to) => `datediff(${to}, ${from})`,
    addDays: (date, days) => `date_add(${date}, ${days})`,
    sha256Hex: (text) => `sha2(${text}, 256)`,
    integerDivide: (a, b) => `(${a} div ${b})`,
    // sequence() counts down where `to` is below `from`.
    numberSequence: (from, to) =>
      `case when ${from} <= ${to} then sequence(${from}, ${to}) else slice(sequence(${from}, ${from}), 1, 0) end`,
    editDistance: (a, b) => `levenshtein(${a}, ${b})`,
  },
};
