import type { SearchCondition } from '@causeway/fhir';
import { isRecordId } from '../entries/record-id.js';
import { hasComposite } from './composite-sql.js';
import { isReferredTo, refersToFound } from './linked-sql.js';
import { isOneDay } from './one-day.js';
import { hasReference } from './reference-sql.js';
import type { SearchedEntries, SearchSql } from './search-sql.js';
import { hasDate, hasQuantity, isUpdated } from './span-sql.js';
import { hasString } from './string-sql.js';
import { hasToken, tokenText } from './token-sql.js';

/** The SQL of one condition on the entries under `on.alias`: never null. */
export function conditionSql(sql: SearchSql, condition: SearchCondition, on: SearchedEntries): string {
  const { alias } = on;
  switch (condition.kind) {
    case 'token':
      return hasCode(sql, on, condition);
    case 'identified-reference':
      return hasCode(sql, on, {
        ...condition,
        parameter: `${condition.parameter}:identifier`,
        not: false,
      });
    case 'reference':
      return hasReference(sql, on, condition);
    case 'string':
      return hasString(sql, on, condition);
    case 'uri':
      return hasToken(
        sql,
        on,
        condition.values.map((value) => `${condition.parameter}=${value}`),
      );
    case 'date':
      return hasDay(sql, on, condition) ?? hasDate(sql, alias, condition);
    case 'number':
      return hasQuantity(sql, alias, {
        parameter: condition.parameter,
        values: condition.values.map((value) => ({ ...value, system: undefined, code: undefined })),
      });
    case 'quantity':
      return hasQuantity(sql, alias, condition);
    case 'composite':
      return hasComposite(sql, on, condition);
    case 'missing': {
      const present = hasToken(sql, on, [`${condition.parameter}!`]);
      return condition.missing ? `not ${present}` : present;
    }
    case 'id':
      return `${alias}.id = any(${sql.bind(condition.values.filter(isRecordId), 'uuid[]')})`;
    case 'last-updated':
      return isUpdated(sql, alias, condition.values);
    case 'chain':
      return refersToFound(sql, on, condition);
    case 'has':
      return isReferredTo(sql, on, condition);
  }
}

function hasCode(
  sql: SearchSql,
  on: SearchedEntries,
  { parameter, not, values }: Omit<Extract<SearchCondition, { readonly kind: 'token' }>, 'kind'>,
): string {
  const has = hasToken(
    sql,
    on,
    values.map((value) => `${parameter}=${tokenText(value)}`),
  );
  return not ? `not (${has})` : has;
}

const birthDate = 'birthdate';

/** A whole day of birth is found by its token: the one date that people are looked for by. */
function hasDay(
  sql: SearchSql,
  on: SearchedEntries,
  { parameter, values }: Extract<SearchCondition, { readonly kind: 'date' }>,
): string | undefined {
  const [value, ...more] = values;
  if (parameter !== birthDate || value?.prefix !== 'eq' || more.length > 0 || !isOneDay(value))
    return undefined;
  return hasToken(sql, on, [`${parameter}:day=${value.from.slice(0, 10)}`]);
}
