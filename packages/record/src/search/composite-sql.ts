import type { SearchCondition } from '@causeway/fhir';
import { hasReference } from './reference-sql.js';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { anyOf } from './search-sql.js';
import { hasDate, hasQuantity } from './span-sql.js';
import { hasString } from './string-sql.js';
import { hasToken, tokenText } from './token-sql.js';

type Composite = Extract<SearchCondition, { readonly kind: 'composite' }>;

/** Whether the entry has one of the pairs: its second half is indexed under a name that holds the first. */
export function hasComposite(sql: SearchSql, on: SearchedEntries, { values }: Composite): string {
  return anyOf(values.map((pair) => hasPair(sql, on, pair)));
}

function hasPair(sql: SearchSql, on: SearchedEntries, [head, tail]: readonly SearchCondition[]): string {
  if (head?.kind !== 'token' || tail === undefined) return 'false';
  return anyOf(
    head.values.map((value) => hasTail(sql, on, { name: `${head.parameter}=${tokenText(value)}`, tail })),
  );
}

function hasTail(
  sql: SearchSql,
  on: SearchedEntries,
  { name, tail }: { readonly name: string; readonly tail: SearchCondition },
): string {
  const parameter = name;
  switch (tail.kind) {
    case 'token':
      return hasToken(
        sql,
        on,
        tail.values.map((value) => `${name}$${tokenText(value)}`),
      );
    case 'reference':
      return hasReference(sql, on, { ...tail, prefix: `${name}$` });
    case 'string':
      return hasString(sql, { ...on, ofOnePerson: true }, { ...tail, parameter });
    case 'date':
      return hasDate(sql, on.alias, { parameter, values: tail.values });
    case 'quantity':
      return hasQuantity(sql, on.alias, { parameter, values: tail.values });
    default:
      return 'false';
  }
}
