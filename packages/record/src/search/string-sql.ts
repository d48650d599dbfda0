import { normalisedString } from '@causeway/fhir';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { anyOf } from './search-sql.js';
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
      on,
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

/**
 * By ranges of the ordered index rather than `like`, whose pattern a prepared statement does not know when it is planned; their ends are
 * made here, since row-level security lets no function that is not leakproof reach the index. People first, then the entries of their key.
 */
function beginsAcrossPeople(
  sql: SearchSql,
  { alias, type }: SearchedEntries,
  { parameter, sought }: { readonly parameter: string; readonly sought: readonly string[] },
): string {
  const ranges = sought.map((value) => {
    const [from, until] = [sql.bind(value, 'text'), sql.bind(`${value}${lastCharacter}`, 'text')];
    return `(n.value ~>=~ ${from} and n.value ~<~ ${until})`;
  });
  const key = type === 'Patient' ? 'person' : 'id';
  return `${alias}.${key} = any(array(select n.${key} from demographic_string n
  where n.type = '${type}' and n.parameter = ${sql.bind(parameter, 'text')} and ${anyOf(ranges)}))`;
}

const lastCharacter = '\u{10FFFF}';

function likeEscaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
