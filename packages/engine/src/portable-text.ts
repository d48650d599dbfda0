import { literal, type Sql, sql } from './sql.js';

// The engines' own trim() and upper() differ beyond ASCII: DuckDB's trim() takes every blank of Unicode and Spark's the plain space
// alone, Spark's upper() makes SS of ß and DuckDB's ẞ. These mean the same on both.

const blanks =
  '\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const lowerCaseLetters = 'abcdefghijklmnopqrstuvwxyz';

/** The text without blanks (of Unicode) at either end. */
export function trimmed(text: Sql): Sql {
  return sql`trim(both ${literal(blanks)} from ${text})`;
}

/** The text with a to z as capital letters; other letters stay as they are, as codes of this field have none. */
export function capitals(text: Sql): Sql {
  return sql`translate(${text}, ${literal(lowerCaseLetters)}, ${literal(lowerCaseLetters.toUpperCase())})`;
}
