import { identifier, join, literal, nothing, type Sql, sql } from '@causeway/engine';
import type { LinkageMode } from '../linkage-spec.js';
import type { BlockingRule } from './blocking-rule.js';
import { largeBlocksTable, type RuleAssessment } from './blocks.js';

/** Which sources may make pairs of records `l`, `r`. */
function sourcesCondition(mode: LinkageMode): Sql {
  if (mode === 'both') return nothing;
  return mode === 'link' ? sql` and l.source_id <> r.source_id` : sql` and l.source_id = r.source_id`;
}

function keysEqual(rule: BlockingRule, left: Sql, right: Sql): Sql {
  return join(
    rule.keys.map((key) => sql`${left}.${identifier(key)} = ${right}.${identifier(key)}`),
    sql` and `,
  );
}

function rowsInBlocks(rule: BlockingRule, { leftOut }: RuleAssessment): Sql {
  if (leftOut.blocks === 0) return sql`link_rows`;
  return sql`(select * from link_rows w where not exists (
        select 1 from ${identifier(largeBlocksTable(rule))} b where ${keysEqual(rule, sql`w`, sql`b`)}))`;
}

/** The pairs (rid_l, rid_r) that a rule makes; a pair with history can come twice. */
export function pairsOfRule(rule: BlockingRule, assessment: RuleAssessment, mode: LinkageMode): Sql {
  const rows = rowsInBlocks(rule, assessment);
  const rest = rule.except === undefined ? nothing : sql` and ${rule.except}`;
  return sql`select l.rid as rid_l, r.rid as rid_r from ${rows} l
        join ${rows} r on ${keysEqual(rule, sql`l`, sql`r`)} and l.rid < r.rid${sourcesCondition(mode)}${rest}`;
}

/** The pairs in which a wrong number may have been the other's number, or the same as the other wrong number may have been. */
export function pairsOfWrongNumbers(mode: LinkageMode): Sql {
  return sql`select least(l.rid, r.rid) as rid_l, greatest(l.rid, r.rid) as rid_r from link_wrong_number_keys l
        join (select rid, source_id, number as number_key from link_rows where number is not null
          union all select rid, source_id, number_key from link_wrong_number_keys) as r
        on l.number_key = r.number_key and l.rid <> r.rid${sourcesCondition(mode)}`;
}

/** Whether a pair of two people for certain, with `left` as its first record, is of the sample that is looked at. */
export function isSampledStranger(left: Sql, oneIn: number): Sql {
  return oneIn <= 1 ? sql`true` : sql`${left} % ${literal(oneIn)} = 0`;
}

/**
 * The rule without pairs that need not be made. Those whose numbers agree were made by the first rule. Those whose numbers say that they are two
 * people are never linked: a sample of them shows how often strangers look alike, and the rest would be most of all pairs.
 */
export function withoutSettledPairs(rule: BlockingRule, oneIn: number): BlockingRule {
  const unsettled = sql`(l.number is null or r.number is null
          or (l.number <> r.number and ${isSampledStranger(sql`l.rid`, oneIn)}))`;
  return { ...rule, except: rule.except === undefined ? unsettled : sql`${unsettled} and ${rule.except}` };
}
