import { type Step, sql } from '@causeway/engine';
import { patternCode } from './pattern.js';

/** The step that gives every candidate pair its pattern: `link_compared` (rid_l, rid_r, rule, pattern). */
export function pairsStep(defaultBirthdays: readonly string[]): Step {
  return {
    table: 'link_compared',
    why: 'Every candidate pair compared on every field; its levels are one whole number, and all that follows works on counts of these.',
    query: sql`select p.rid_l, p.rid_r, p.rule, cast(${patternCode(defaultBirthdays)} as integer) as pattern
      from link_candidates p
      join link_evidence l on l.rid = p.rid_l
      join link_evidence r on r.rid = p.rid_r`,
  };
}
