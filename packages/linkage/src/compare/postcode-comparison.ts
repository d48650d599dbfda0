import { call, type Sql, sql } from '@causeway/engine';
import { isNeighbourSwap, shareAnEnd } from '../standardise/text-slip-sql.js';
import type { Comparison } from './comparison.js';

const all = (side: Sql): Sql =>
  sql`coalesce(${side}.postcode_ids, ${call('listOf', sql`${side}.postcode_id`)})`;
const equal = sql`(l.postcode_id = r.postcode_id or ((l.postcode_ids is not null or r.postcode_ids is not null)
        and ${call('listHasAny', all(sql`l`), all(sql`r`))}))`;

/**
 * Postcode, any of the histories. Pseudo-postcodes are missing.
 *
 * `same_rare` to `same_communal`: equal, by how many rows hold it (up to 8, 32, 128, 512, more): the frequency adjustment, as levels;
 * then of the latest ones `sector`, `outward`; `neighbours_swapped`, `one_edit` (of codes that share neither); `area`; `differs`.
 */
export const postcodeComparison: Comparison = {
  field: 'postcode',
  levels: [
    'missing',
    'same_rare',
    'same_uncommon',
    'same_common',
    'same_frequent',
    'same_communal',
    'sector',
    'outward',
    'neighbours_swapped',
    'one_edit',
    'area',
    'differs',
  ],
  code: sql`case
      when l.postcode_id is null or r.postcode_id is null then 0
      when ${equal} then 1 + least(l.postcode_class, r.postcode_class)
      when l.sector_id = r.sector_id then 6
      when l.outward_id = r.outward_id then 7
      when ${isNeighbourSwap(sql`l.postcode`, sql`r.postcode`)} then 8
      when ${shareAnEnd(sql`l.postcode`, sql`r.postcode`)} and ${call('editDistance', sql`l.postcode`, sql`r.postcode`)} = 1 then 9
      when l.area_id = r.area_id then 10
      else 11 end`,
};

/** The levels at which two postcodes are equal. */
export const samePostcodeLevels = postcodeComparison.levels.filter((level) => level.startsWith('same_'));
