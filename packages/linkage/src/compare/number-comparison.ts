import { call, type Sql, sql } from '@causeway/engine';
import type { Comparison } from './comparison.js';

const held = (side: Sql): Sql => sql`coalesce(${side}.numbers, ${call('listOf', sql`${side}.number`)})`;
const clues = (side: Sql): Sql => sql`coalesce(${side}.number_keys, ${held(side)})`;
const none = (side: Sql): Sql => sql`(${side}.number is null and ${side}.wrong_number is null)`;

/**
 * NHS number (or the opaque number of scheme `none`). A number identifies when its check digit fits (under `none`: when another record
 * holds it too); any other is a wrong number, a clue.
 *
 * `same`: the latest numbers; `same_in_history`: any of those held; `one_edit`: a wrong number is one slip from the other's number, or
 * from one that the other wrong number may have been; `differs_unconfirmed`: differs, and one of them is a wrong number;
 * `differs`: both identify, and they identify two people unless one supersedes the other.
 */
export const numberComparison: Comparison = {
  field: 'number',
  levels: ['missing', 'same', 'same_in_history', 'one_edit', 'differs_unconfirmed', 'differs'],
  code: sql`case
      when ${none(sql`l`)} or ${none(sql`r`)} then 0
      when l.number = r.number then 1
      when (l.numbers is not null or r.numbers is not null) and l.number is not null and r.number is not null
        and ${call('listHasAny', held(sql`l`), held(sql`r`))} then 2
      when (l.number_keys is not null or r.number_keys is not null)
        and ${call('listHasAny', clues(sql`l`), clues(sql`r`))} then 3
      when l.number is null or r.number is null then 4
      else 5 end`,
};
