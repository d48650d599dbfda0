import { normalisedString } from '@causeway/fhir';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { hasToken } from './token-sql.js';

/** A string condition, as the parser gives it. */
export interface StringSearch {
  readonly parameter: string;
  readonly match: 'starts' | 'exact' | 'contains';
  readonly values: readonly string[];
}

/** Types whose strings are also kept for finding them across people. */
const demographicTypes = new Set(['Patient', 'Practitioner', 'Organization']);

/** Whether a string of the entry begins with, is, or contains one of the values. FHIR R4, Search, 3.1.1.4.8 string. */
export function hasString(sql: SearchSql, on: SearchedEntries, search: StringSearch): string {
  const { parameter, match, values } = search;
  if (match === 'exact') {
    return hasToken(
      sql,
      on.alias,
      values.map((value) => `${parameter}:exact=${value}`),
    );
  }
  const sought = values.map(normalisedString);
  if (match === 'starts' && demographicTypes.has(on.type) && !on.ofOnePerson) {
    return beginsAcrossPeople(sql, on, { parameter, sought });
  }
  const between = match === 'contains' ? '%' : '';
  const patterns = sought.map((value) => `${likeEscaped(`${parameter}=`)}${between}${likeEscaped(value)}%`);
  return `exists (select from unnest(${on.alias}.strings) s where s like any(${sql.bind(patterns, 'text[]')}))`;
}

/** By a range of the ordered index rather than `like`, whose pattern a prepared statement does not know when it is planned. */
function beginsAcrossPeople(
  sql: SearchSql,
  { alias, type }: SearchedEntries,
  { parameter, sought }: { readonly parameter: string; readonly sought: readonly string[] },
): string {
  const values = sql.bind(sought, 'text[]');
  return `(${alias}.person, ${alias}.id) in (select n.person, n.id from unnest(${values}) v
  join demographic_string n on n.value ~>=~ v and n.value ~<~ (v || U&'\\+10FFFF')
  where n.type = '${type}' and n.parameter = ${sql.bind(parameter, 'text')})`;
}

function likeEscaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
