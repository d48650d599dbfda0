import type { ReferenceValue, ResourceType } from '@causeway/fhir';
import { isAboutPerson, namesPerson, resourceTypes, searchParameters } from '@causeway/fhir';
import { isRecordId } from '../entries/record-id.js';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { anyOf } from './search-sql.js';
import { hasToken } from './token-sql.js';

/** A reference condition, as the parser gives it. */
export interface ReferenceSearch {
  readonly parameter: string;
  /** What stands before the address in its token; `parameter=` unless told. */
  readonly prefix?: string;
  readonly values: readonly ReferenceValue[];
}

/** One thing a reference may be to. */
interface Target {
  readonly type: ResourceType;
  readonly id: string;
}

/**
 * Whether the entry refers to one of the values. A reference to an entry counts only where that entry may be seen: what is answered does
 * not hold the id of one that may not, so it must not be found by it either.
 */
export function hasReference(sql: SearchSql, on: SearchedEntries, search: ReferenceSearch): string {
  const { parameter, values, prefix = `${parameter}=` } = search;
  const people = values.filter((value) => isPerson(on, parameter, value)).map(({ id }) => id);
  const rest = values.filter((value) => !isPerson(on, parameter, value));
  const targets = rest.flatMap((value) => targetsOf(on.type, parameter, value));
  const entries = targets.filter(({ type, id }) => isEntry(type) && isRecordId(id));
  const others = targets.filter(({ type }) => !isEntry(type)).map(({ type, id }) => `${type}/${id}`);
  const addresses = [...others, ...rest.flatMap(addressesOf)].map((address) => `${prefix}${address}`);
  return anyOf([
    ...(people.length === 0 ? [] : [isOfPeople(sql, on, people)]),
    ...(addresses.length === 0 ? [] : [hasToken(sql, on, addresses)]),
    ...(entries.length === 0 ? [] : [refersToVisible(sql, on, { prefix, entries })]),
  ]);
}

function targetsOf(type: ResourceType, parameter: string, value: ReferenceValue): readonly Target[] {
  const { type: named, id } = value;
  if (named !== undefined) {
    const known = resourceTypes.find((each) => each === named);
    return known === undefined ? [] : [{ type: known, id }];
  }
  if (id.includes('/') || id.includes(':')) return [];
  const allowed = searchParameters(type).get(parameter)?.targets ?? [];
  const types = allowed.length === 0 ? resourceTypes : resourceTypes.filter((each) => allowed.includes(each));
  return types.map((each) => ({ type: each, id }));
}

/** References that are indexed as they were written: to addresses elsewhere, and to types that are not kept. */
function addressesOf({ type, id }: ReferenceValue): readonly string[] {
  if (type === undefined) return [id];
  return resourceTypes.some((each) => each === type) ? [] : [`${type}/${id}`];
}

/** A reference that says whom the entry is about is read off the key, which begins with the person. */
function isPerson(on: SearchedEntries, parameter: string, { type, id }: ReferenceValue): boolean {
  return (type ?? 'Patient') === 'Patient' && namesPerson(on.type, parameter) && isRecordId(id);
}

function isEntry(type: ResourceType): boolean {
  return type !== 'Patient' && isAboutPerson(type);
}

function isOfPeople(sql: SearchSql, { alias }: SearchedEntries, people: readonly string[]): string {
  if (people.length === 1) return `${alias}.person = ${sql.bind(people[0], 'uuid')}`;
  return `${alias}.person = any(${sql.bind(people, 'uuid[]')})`;
}

function refersToVisible(
  sql: SearchSql,
  { alias }: SearchedEntries,
  { prefix, entries }: { readonly prefix: string; readonly entries: readonly Target[] },
): string {
  const t = sql.alias();
  const { from, where } = sql.visible(t);
  const ids = sql.bind([...new Set(entries.map(({ id }) => id))], 'uuid[]');
  const types = sql.bind([...new Set(entries.map(({ type }) => type))], 'text[]');
  const name = sql.bind(prefix, 'text');
  return `${alias}.tokens && array(select hashtextextended(${name} || ${t}.type || '/' || ${t}.id, 0) from ${from}
  where ${t}.id = any(${ids}) and ${t}.type = any(${types}) and not ${t}.deleted and ${where})`;
}
