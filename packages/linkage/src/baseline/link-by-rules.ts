import { type Engine, identifier, join, literal, type Sql, sql } from '@causeway/engine';
import { type ComparedField, comparedFields } from '../compare/comparison.js';
import { decodePattern } from '../compare/pattern.js';
import { Clusters } from '../persons/clusters.js';
import { eachRow, loadGroups } from '../persons/person-tables.js';
import type { RuleSet, RuleStep } from './rule-set.js';

/** Whether a step accepts pairs with a pattern; what the step asks of fields that the input does not have is passed over. */
export function accepts(step: RuleStep, pattern: number, absent: readonly ComparedField[] = []): boolean {
  const levels = decodePattern(pattern);
  return comparedFields.every(
    (field) => absent.includes(field) || (step.accepts[field]?.includes(levels[field]) ?? true),
  );
}

/** Fields that no pair can be compared on. */
function absentFields(patterns: readonly number[]): readonly ComparedField[] {
  const levels = patterns.map(decodePattern);
  return comparedFields.filter((field) => levels.every((pattern) => pattern[field] === 'missing'));
}

/** The pairs a step accepts; of a record without a number, none when those it agrees with hold several numbers. */
function pairsQuery(step: RuleStep, patterns: readonly number[]): Sql {
  const accepted = sql`select rid_l, rid_r from link_compared where pattern in (${join(patterns.map(literal))})`;
  if (step.onlyCandidate !== true) return accepted;
  const sides = sql`select rid_l as rid, rid_r as other from (${accepted}) as a union all select rid_r, rid_l from (${accepted}) as a`;
  const doubtful = sql`select s.rid from (${sides}) as s join link_evidence e on e.rid = s.rid join link_evidence o on o.rid = s.other
    where e.number is null and o.number is not null group by s.rid having count(distinct o.number) > 1`;
  return sql`select rid_l, rid_r from (${accepted}) as a
    where rid_l not in (${doubtful}) and rid_r not in (${doubtful})`;
}

/**
 * Links by a deterministic rule set on the candidate pairs that `link` has compared, by plain transitive closure as the originals do.
 *
 * @returns the name of the table it leaves: record_id, person_id
 */
export async function linkByRules(engine: Engine, ruleSet: RuleSet, records: number): Promise<string> {
  const rows = await engine.query(sql`select distinct pattern from link_compared order by pattern`);
  const patterns = rows.map((row) => Number(row.pattern));
  const absent = absentFields(patterns);
  const clusters = new Clusters({
    records,
    identity: new Float64Array(records + 1),
    identities: new Map(),
    soleSource: new Int32Array(records + 1),
  });
  for (const step of ruleSet.steps) {
    const accepted = patterns.filter((pattern) => accepts(step, pattern, absent));
    if (accepted.length === 0) continue;
    await eachRow(engine, pairsQuery(step, accepted), (left, right) => {
      const [a, b] = [clusters.find(left), clusters.find(right)];
      if (a !== b) clusters.join(a, b);
    });
  }
  const person = Int32Array.from({ length: records + 1 }, (_, record) => clusters.find(record));
  const table = `link_records_${ruleSet.name.replaceAll('-', '_')}`;
  await loadGroups(engine, person, 'link_rule_groups');
  await engine.createTable(
    table,
    sql`select i.record_id, g.person_rid as person_id from ${identifier('link_rule_groups')} g join link_identities i on i.rid = g.rid order by i.rid`,
  );
  return table;
}
