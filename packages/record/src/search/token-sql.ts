import type { TokenValue } from '@causeway/fhir';
import type { SearchedEntries, SearchSql } from './search-sql.js';

/** The text under which a code is indexed. Source: {@link SearchIndex} of fhir. */
export function tokenText({ system, code }: TokenValue): string {
  if (code === undefined) return `${system ?? ''}|*`;
  return `${system ?? '*'}|${code}`;
}

/**
 * Whether the entry has one of `texts` among its tokens. Hashed by the database, as they were when they were kept; a GIN index over the
 * hashes serves it. Of one person's entries it is written so that the index does not fit: it would be read through for a code that half
 * the region has, only to keep what the key has found already.
 */
export function hasToken(
  sql: SearchSql,
  { alias, ofOnePerson }: SearchedEntries,
  texts: readonly string[],
): string {
  const [only] = texts;
  if (texts.length > 1) {
    const tokens = ofOnePerson ? `(${alias}.tokens || '{}'::bigint[])` : `${alias}.tokens`;
    return `${tokens} && ${hashes(sql, texts)}`;
  }
  const hash = `hashtextextended(${sql.bind(only, 'text')}, 0)`;
  return ofOnePerson ? `${hash} = any(${alias}.tokens)` : `${alias}.tokens @> array[${hash}]`;
}

/** The hashes of `texts`, as an array that is made once a statement. */
export function hashes(sql: SearchSql, texts: readonly string[]): string {
  return `array(select hashtextextended(x, 0) from unnest(${sql.bind(texts, 'text[]')}) x)`;
}
