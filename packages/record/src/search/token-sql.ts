import type { TokenValue } from '@causeway/fhir';
import type { SearchSql } from './search-sql.js';

/** The text under which a code is indexed. Source: {@link SearchIndex} of fhir. */
export function tokenText({ system, code }: TokenValue): string {
  if (code === undefined) return `${system ?? ''}|*`;
  return `${system ?? '*'}|${code}`;
}

/**
 * Whether the entry has one of `texts` among its tokens. Hashed by the database, as they were when they were kept; a GIN index over the
 * hashes serves it.
 */
export function hasToken(sql: SearchSql, alias: string, texts: readonly string[]): string {
  const [only] = texts;
  if (texts.length === 1) return `${alias}.tokens @> array[hashtextextended(${sql.bind(only, 'text')}, 0)]`;
  return `${alias}.tokens && ${hashes(sql, texts)}`;
}

/** The hashes of `texts`, as an array that is made once a statement. */
export function hashes(sql: SearchSql, texts: readonly string[]): string {
  return `array(select hashtextextended(x, 0) from unnest(${sql.bind(texts, 'text[]')}) x)`;
}
