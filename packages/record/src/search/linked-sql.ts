import type { ResourceType, SearchCondition } from '@causeway/fhir';
import { isAboutPerson, namesPerson, resourceTypes, searchParameters } from '@causeway/fhir';
import { nobody } from '../gate/gate-facts.js';
import type { SearchedEntries, SearchSql } from './search-sql.js';

type Chain = Extract<SearchCondition, { readonly kind: 'chain' }>;
type Has = Extract<SearchCondition, { readonly kind: 'has' }>;

/** Whether the entry refers to one that may be seen and fulfils the chained conditions. */
export function refersToFound(sql: SearchSql, on: SearchedEntries, chain: Chain): string {
  const { parameter, target, conditions } = chain;
  const isPerson = target === 'Patient' && namesPerson(on.type, parameter);
  const isNear = isEntry(target) && on.ofOnePerson;
  const found: SearchedEntries = {
    alias: sql.alias(),
    type: target,
    ofOnePerson: isNear || (isPerson && on.ofOnePerson),
  };
  const t = found.alias;
  const { from, where } = foundEntries(sql, found, conditions);
  if (isPerson && on.ofOnePerson)
    return `exists (select from ${from} where ${t}.person = ${on.alias}.person and ${where})`;
  if (isPerson) return `${on.alias}.person = any(array(select ${t}.person from ${from} where ${where}))`;
  const token = `hashtextextended(${sql.bind(`${parameter}=${target}/`, 'text')} || ${t}.id, 0)`;
  if (isNear) {
    return `exists (select from ${from} where ${t}.id = any(${on.alias}.reference_ids)
  and ${on.alias}.tokens @> array[${token}] and ${where})`;
  }
  return `${on.alias}.tokens && array(select ${token} from ${from} where ${where})`;
}

/** Whether an entry of the type `source` that may be seen and fulfils the conditions refers to this one. */
export function isReferredTo(sql: SearchSql, on: SearchedEntries, has: Has): string {
  const { source, parameter, conditions } = has;
  const isPerson = on.type === 'Patient' && namesPerson(source, parameter);
  const found: SearchedEntries = {
    alias: sql.alias(),
    type: source,
    ofOnePerson: isPerson && on.ofOnePerson,
  };
  const r = found.alias;
  const { from, where } = foundEntries(sql, found, conditions);
  if (isPerson && on.ofOnePerson)
    return `exists (select from ${from} where ${r}.person = ${on.alias}.person and ${where})`;
  if (isPerson) return `${on.alias}.person = any(array(select ${r}.person from ${from} where ${where}))`;
  const token = `hashtextextended(${sql.bind(`${parameter}=${on.type}/`, 'text')} || ${on.alias}.id, 0)`;
  return `exists (select from ${from} where ${r}.tokens @> array[${token}] and ${where})`;
}

function foundEntries(sql: SearchSql, found: SearchedEntries, conditions: readonly SearchCondition[]) {
  const { from, where } = sql.visible(found.alias);
  const parts = [ofType(found), ...conditions.map((each) => sql.condition(each, found)), where];
  return { from, where: parts.join(' and ') };
}

/** Restricts to what is not deleted, of the type; and for types about nobody to the key they all stand under. */
export function ofType({ alias, type }: SearchedEntries): string {
  const key = isAboutPerson(type) ? '' : `${alias}.person = '${nobody}' and `;
  return `${key}${alias}.type = '${type}' and not ${alias}.deleted`;
}

function isEntry(type: ResourceType): boolean {
  return type !== 'Patient' && isAboutPerson(type);
}

/** The types a reference parameter may lead to, of those that are kept. */
export function targetTypes(type: ResourceType, parameter: string): readonly ResourceType[] {
  const targets = searchParameters(type).get(parameter)?.targets ?? [];
  return targets.length === 0 ? resourceTypes : resourceTypes.filter((each) => targets.includes(each));
}
