import { call, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import { firstPatternOfTwoNumbers } from '../model/demographic-cells.js';

/** Pairs less likely than this are not kept: they are most of all, and explain nothing. */
export const leastKeptProbability = 0.001;

/** Pairs under the link threshold go to clerical review from these odds. */
export const leastReviewOdds = 1 / 9;

const digits = 20;

/** The step that makes `link_identities` (rid, source, record_id). */
export const identitiesStep: Step = {
  table: 'link_identities',
  why: 'The record behind each number.',
  query: sql`select rid, min(source) as source, min(record_id) as record_id from link_input group by rid`,
};

/** The step that makes `link_records` (rid, record_id, source, person_id). */
export const recordsResultStep: Step = {
  table: 'link_records',
  why: 'Every record with its person, whose identifier is a digest of its first record: it stays while that record stays.',
  query: sql`select r.rid, r.record_id, r.source, p.person_id
    from link_identities r
    join link_groups g on g.rid = r.rid
    join (select i.rid, 'p' || left(${call('sha256Hex', sql`i.record_id`)}, ${literal(digits)}) as person_id
      from link_identities i where i.rid in (select person_rid from link_groups)) as p on p.rid = g.person_rid`,
};

function ruleName(names: readonly string[]): Sql {
  const cases = names.map((name, code) => sql`when ${literal(code)} then ${literal(name)}`);
  return sql`case p.rule ${join(cases, sql` `)} end`;
}

const decision = sql`case when gl.person_rid = gr.person_rid then 'linked' when f.reason is not null then f.reason
      when p.pattern >= ${literal(firstPatternOfTwoNumbers)} then 'two_numbers' else 'below_threshold' end`;

/**
 * The step that makes `link_pairs` (rid_l, rid_r, record_id_l, record_id_r, blocking_rule, pattern, match_weight, match_probability, decision).
 *
 * `decision`: linked; why a likely pair was not (two_candidates, conflicting_numbers, one_to_one); two_numbers (two people for certain); below_threshold.
 */
export function pairsResultStep(ruleNames: readonly string[]): Step {
  return {
    table: 'link_pairs',
    why: 'Candidate pairs worth keeping, with their weight and what was decided.',
    query: sql`select p.rid_l, p.rid_r, l.record_id as record_id_l, r.record_id as record_id_r, ${ruleName(ruleNames)} as blocking_rule,
        p.pattern, s.match_weight, s.match_probability, ${decision} as decision
      from link_compared p
      join link_scores s on s.pattern = p.pattern and s.match_probability >= ${literal(leastKeptProbability)}
      join link_identities l on l.rid = p.rid_l
      join link_identities r on r.rid = p.rid_r
      join link_groups gl on gl.rid = p.rid_l
      join link_groups gr on gr.rid = p.rid_r
      left join link_refusals f on f.rid_l = p.rid_l and f.rid_r = p.rid_r`,
  };
}

/** The step that makes `link_review` (record_id_l, record_id_r, match_probability, reason), likeliest first. */
export const reviewStep: Step = {
  table: 'link_review',
  why: 'What a person should look at: pairs near the threshold, and likely pairs that something spoke against.',
  query: sql`select record_id_l, record_id_r, match_probability,
        case when decision = 'below_threshold' then 'near_threshold' else decision end as reason
      from link_pairs
      where decision in ('two_candidates', 'conflicting_numbers', 'one_to_one')
        or (decision = 'below_threshold' and match_probability >= ${literal(leastReviewOdds)} * (1 - match_probability))
      order by match_probability desc, record_id_l, record_id_r`,
};

/** Every record with its person (record_id, source, person_id), in the order of source and record_id. */
export const recordsQuery: Sql = sql`select record_id, source, person_id from link_records order by rid`;

/** The kept pairs (record_id_l, record_id_r, blocking_rule, pattern, match_weight, match_probability, decision), in the order of their records. */
export const pairsQuery: Sql = sql`select record_id_l, record_id_r, blocking_rule, pattern, match_weight, match_probability, decision
    from link_pairs order by rid_l, rid_r`;

/** The evidence with its record_id: what `compareTwoRecords` needs of a linkage to compare any two of its records later. Identifiers: keep it as safe as the input. */
export const evidenceQuery: Sql = sql`select i.record_id, e.* from link_evidence e join link_identities i on i.rid = e.rid order by e.rid`;
