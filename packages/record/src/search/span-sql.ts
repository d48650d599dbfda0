import type { DateValue, NumberValue, QuantityValue, SearchPrefix } from '@causeway/fhir';
import type { SearchSql } from './search-sql.js';
import { anyOf } from './search-sql.js';

/** Whether a span of the entry's date parameter compares with one of `values`. FHIR R4, Search, 3.1.1.4.4 prefixes, 3.1.1.4.7 date. */
export function hasDate(
  sql: SearchSql,
  alias: string,
  { parameter, values }: { readonly parameter: string; readonly values: readonly DateValue[] },
): string {
  const name = sql.bind(parameter, 'text');
  const compared = anyOf(values.map((value) => compareSpan(sql, value)));
  return `exists (select from unnest(${alias}.date_parameters, ${alias}.date_from, ${alias}.date_until) d(p, f, u)
  where d.p = ${name} and ${compared})`;
}

function compareSpan(sql: SearchSql, { prefix, from, until }: DateValue): string {
  const start = () => sql.bind(from, 'timestamptz');
  const end = () => sql.bind(until, 'timestamptz');
  const comparisons: Readonly<Record<SearchPrefix, () => string>> = {
    eq: () => `(d.f >= ${start()} and d.u <= ${end()})`,
    ne: () => `not (d.f >= ${start()} and d.u <= ${end()})`,
    gt: () => `d.u > ${end()}`,
    lt: () => `d.f < ${start()}`,
    ge: () => `(d.u > ${end()} or d.f >= ${start()})`,
    le: () => `(d.f < ${start()} or d.u <= ${end()})`,
    sa: () => `d.f >= ${end()}`,
    eb: () => `d.u <= ${start()}`,
    ap: () => `(d.f < ${end()} and d.u > ${start()})`,
  };
  return comparisons[prefix]();
}

/** Whether the entry was last changed at one of `values`: a moment of one millisecond. */
export function isUpdated(sql: SearchSql, alias: string, values: readonly DateValue[]): string {
  return anyOf(values.map((value) => compareMoment(sql, `${alias}.last_updated`, value)));
}

function compareMoment(sql: SearchSql, moment: string, { prefix, from, until }: DateValue): string {
  const start = () => sql.bind(from, 'timestamptz');
  const end = () => sql.bind(until, 'timestamptz');
  const within = () => `(${moment} >= ${start()} and ${moment} < ${end()})`;
  const comparisons: Readonly<Record<SearchPrefix, () => string>> = {
    eq: within,
    ap: within,
    ne: () => `not ${within()}`,
    gt: () => `${moment} >= ${end()}`,
    sa: () => `${moment} >= ${end()}`,
    lt: () => `${moment} < ${start()}`,
    eb: () => `${moment} < ${start()}`,
    ge: () => `${moment} >= ${start()}`,
    le: () => `${moment} < ${end()}`,
  };
  return comparisons[prefix]();
}

/** Whether a quantity of the entry compares with one of `values`, in a unit that fits where one is asked. FHIR R4, Search, 3.1.1.4.14. */
export function hasQuantity(
  sql: SearchSql,
  alias: string,
  { parameter, values }: { readonly parameter: string; readonly values: readonly QuantityValue[] },
): string {
  const name = sql.bind(parameter, 'text');
  const compared = values.map((value) => `(${compareNumber(sql, value)}${unitFits(sql, value)})`);
  return `exists (select from unnest(${alias}.quantity_parameters, ${alias}.quantity_low, ${alias}.quantity_high, ${alias}.quantity_units) q(p, l, h, u)
  where q.p = ${name} and ${anyOf(compared)})`;
}

function compareNumber(sql: SearchSql, { prefix, value, low, high }: NumberValue): string {
  const given = () => sql.bind(value, 'float8');
  const least = () => sql.bind(low, 'float8');
  const most = () => sql.bind(high, 'float8');
  const comparisons: Readonly<Record<SearchPrefix, () => string>> = {
    eq: () => `(q.l >= ${least()} and q.h < ${most()})`,
    ne: () => `not (q.l >= ${least()} and q.h < ${most()})`,
    gt: () => `q.h > ${given()}`,
    lt: () => `q.l < ${given()}`,
    ge: () => `q.h >= ${given()}`,
    le: () => `q.l <= ${given()}`,
    sa: () => `q.l >= ${most()}`,
    eb: () => `q.h < ${least()}`,
    ap: () => `(q.l <= ${most()} and q.h >= ${least()})`,
  };
  return comparisons[prefix]();
}

function unitFits(sql: SearchSql, { system, code }: QuantityValue): string {
  if (system !== undefined && code !== undefined)
    return ` and q.u = ${sql.bind(`${system}|${code}`, 'text')}`;
  if (system !== undefined) return ` and starts_with(q.u, ${sql.bind(`${system}|`, 'text')})`;
  if (code === undefined) return '';
  const ending = `|${code}`;
  return ` and right(q.u, ${sql.bind([...ending].length, 'int')}) = ${sql.bind(ending, 'text')}`;
}
