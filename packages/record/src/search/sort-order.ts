import type { ResourceType, SearchRequest, SortKey } from '@causeway/fhir';
import { mainDateParametersOf, searchParameters } from '@causeway/fhir';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { anyOf } from './search-sql.js';

/** One key of the order of results, as SQL. */
export interface OrderKey {
  readonly expression: string;
  /** The PostgreSQL type of the expression, by which a cursor's text is read back. */
  readonly type: string;
  readonly descending: boolean;
  /** Whether it may be null; such come last, whichever the direction. */
  readonly nullable: boolean;
}

/**
 * The order of the results: by the keys asked for, newest first without any (by the clinical date where they are of one person, by the
 * last change otherwise), and at last by id, so that it is total and pages are stable.
 */
export function orderOf(sql: SearchSql, on: SearchedEntries, { sort }: SearchRequest): readonly OrderKey[] {
  const keys = sort.length > 0 ? sort.map((key) => orderKey(sql, on, key)) : [defaultKey(on)];
  const descending = sort.length === 0 && !on.ofOnePerson;
  return [...keys, { ...idKey(on), descending }];
}

function defaultKey({ alias, ofOnePerson }: SearchedEntries): OrderKey {
  const column = ofOnePerson ? 'effective_from' : 'last_updated';
  return { expression: `${alias}.${column}`, type: 'timestamptz', descending: true, nullable: ofOnePerson };
}

function idKey({ alias }: SearchedEntries): OrderKey {
  return { expression: `${alias}.id`, type: 'uuid', descending: false, nullable: false };
}

function orderKey(sql: SearchSql, on: SearchedEntries, { parameter, descending }: SortKey): OrderKey {
  const { alias, type } = on;
  if (parameter === '_id') return { ...idKey(on), descending };
  if (parameter === '_lastUpdated') {
    return { expression: `${alias}.last_updated`, type: 'timestamptz', descending, nullable: false };
  }
  if (isMainDate(type, parameter)) {
    return { expression: `${alias}.effective_from`, type: 'timestamptz', descending, nullable: true };
  }
  const extreme = descending ? 'max' : 'min';
  const values = valuesOf(sql, alias, { type, parameter });
  return {
    expression: `(select ${extreme}(v) from ${values.from})`,
    type: values.type,
    descending,
    nullable: true,
  };
}

/** Whether the column of the clinical date holds just this parameter. */
function isMainDate(type: ResourceType, parameter: string): boolean {
  const main = mainDateParametersOf(type);
  return main.length === 1 && main[0] === parameter;
}

function valuesOf(
  sql: SearchSql,
  alias: string,
  { type, parameter }: { readonly type: ResourceType; readonly parameter: string },
): { readonly from: string; readonly type: string } {
  const kind = searchParameters(type).get(parameter)?.type;
  const name = sql.bind(parameter, 'text');
  if (kind === 'date') {
    return {
      from: `unnest(${alias}.date_parameters, ${alias}.date_from) k(p, v) where p = ${name}`,
      type: 'timestamptz',
    };
  }
  if (kind === 'quantity') {
    return {
      from: `unnest(${alias}.quantity_parameters, ${alias}.quantity_low) k(p, v) where p = ${name}`,
      type: 'float8',
    };
  }
  // The letters are compared by code point, so that the order does not hang on the collation of the database.
  return {
    from: `(select substr(s, length(${name}) + 2) collate "C" as v from unnest(${alias}.strings) s where starts_with(s, ${name} || '=')) k`,
    type: 'text',
  };
}

/** What follows `order by`. */
export function orderBy(keys: readonly OrderKey[]): string {
  return keys
    .map(({ expression, descending, nullable }) =>
      [expression, ...(descending ? ['desc'] : []), ...(nullable ? ['nulls last'] : [])].join(' '),
    )
    .join(', ');
}

/** That an entry stands after the one whose keys had `values` (as text; null for none). Source: keyset paging. */
export function standsAfter(
  sql: SearchSql,
  keys: readonly OrderKey[],
  values: readonly (string | null)[],
): string {
  const places = keys.map((key, at) => ({
    ...key,
    last: `${sql.bind(values[at] ?? null, 'text')}::${key.type}`,
  }));
  const [first] = places;
  const isOneWay = places.every(({ nullable, descending }) => !nullable && descending === first?.descending);
  if (isOneWay) {
    // A row comparison is what an index in this order can begin at.
    const [left, right] = [places.map(({ expression }) => expression), places.map(({ last }) => last)];
    return `(${left.join(', ')}) ${first?.descending === true ? '<' : '>'} (${right.join(', ')})`;
  }
  return anyOf(
    places.map((place, at) => {
      const equal = places
        .slice(0, at)
        .map(({ expression, last }) => `${expression} is not distinct from ${last}`);
      return `(${[...equal, isPast(place)].join(' and ')})`;
    }),
  );
}

function isPast(place: OrderKey & { readonly last: string }): string {
  const { expression, last, descending, nullable } = place;
  const beyond = `${expression} ${descending ? '<' : '>'} ${last}`;
  return nullable ? `(${last} is not null and (${expression} is null or ${beyond}))` : beyond;
}
