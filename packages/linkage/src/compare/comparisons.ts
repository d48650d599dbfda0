import { call, sql } from '@causeway/engine';
import type { Comparison } from './comparison.js';
import { dateOfBirthComparison } from './date-of-birth-comparison.js';
import { numberComparison } from './number-comparison.js';
import { postcodeComparison } from './postcode-comparison.js';

const sexComparison: Comparison = {
  field: 'sex',
  levels: ['missing', 'same', 'differs'],
  code: sql`case when l.sex is null or r.sex is null then 0 when l.sex = r.sex then 1 else 2 end`,
};

const practices = (side: typeof sexComparison.code) =>
  sql`coalesce(${side}.gp_ids, ${call('listOf', sql`${side}.gp_id`)})`;

const registeredGpComparison: Comparison = {
  field: 'registered_gp',
  levels: ['missing', 'same', 'differs'],
  code: sql`case when l.gp_id is null or r.gp_id is null then 0 when l.gp_id = r.gp_id then 1
      when (l.gp_ids is not null or r.gp_ids is not null)
        and ${call('listHasAny', practices(sql`l`), practices(sql`r`))} then 1
      else 2 end`,
};

/**
 * The comparisons of a pair, in the order in which their levels make the pattern's code.
 *
 * @param defaultBirthdays see `IgnoreLists`
 */
export function comparisons(defaultBirthdays: readonly string[]): readonly Comparison[] {
  return [
    numberComparison,
    dateOfBirthComparison(defaultBirthdays),
    postcodeComparison,
    sexComparison,
    registeredGpComparison,
  ];
}
