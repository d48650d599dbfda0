import { type Engine, join, literal, type Sql, type Step, sql } from '@causeway/engine';
import type { LinkageMode } from '../linkage-spec.js';
import type { BlockingRule } from './blocking-rule.js';
import { demographicRules, sameNumberRule, wrongNumberRule } from './blocking-rules.js';
import { assessRule, type RuleAssessment } from './blocks.js';
import { pairsOfRule, pairsOfWrongNumbers, withoutSettledPairs } from './pairs-of-rule.js';

/** What decides which pairs are made. */
export interface CandidateOptions {
  readonly mode: LinkageMode;
  readonly records: number;
  /** Of the pairs that are two people for certain, one in so many is made. */
  readonly strangersOneIn: number;
}

/** What candidate pairs come from. */
export interface CandidateRules {
  /** The names of the rules in use, in the order of the codes that `link_candidates.rule` holds. */
  readonly names: readonly string[];
  /** The demographic rules as they are used: keys that the input lacks left away. */
  readonly demographic: readonly BlockingRule[];
  readonly assessments: readonly RuleAssessment[];
  readonly step: Step;
}

const fieldOfKey: Readonly<Record<string, keyof BlockingRule['finds']>> = {
  sex: 'sex',
};

/** The rule without the optional keys that the input does not have; none when it lacks another. */
function ruleForColumns(rule: BlockingRule, present: ReadonlySet<string>): readonly BlockingRule[] {
  const keys = rule.keys.filter((key) => present.has(key));
  const absent = rule.keys.filter((key) => !present.has(key));
  if (!absent.every((key) => rule.optionalKeys?.includes(key) === true)) return [];
  const dropped = new Set(absent.map((key) => fieldOfKey[key]));
  const finds = Object.fromEntries(
    Object.entries(rule.finds).filter(([field]) => !dropped.has(field as keyof BlockingRule['finds'])),
  );
  return [{ ...rule, keys, finds }];
}

interface NamedPairs {
  readonly name: string;
  readonly pairs: Sql;
}

function candidatesStep(rules: readonly NamedPairs[]): Step {
  const found = rules.map(
    ({ pairs }, code) => sql`select rid_l, rid_r, ${literal(code)} as rule from (${pairs}) as p`,
  );
  return {
    table: 'link_candidates',
    why: 'Pairs of records that some rule brings together, each once, with the first rule that does.',
    query: sql`select rid_l, rid_r, min(rule) as rule
      from (${join(
        found,
        sql`
        union all `,
      )}) as found
      group by rid_l, rid_r`,
  };
}

/**
 * Decides which rules make candidate pairs, and counts what each would make, and its largest blocks, before any pair is made.
 *
 * @param present the columns of `link_rows` that hold any value
 * @returns the rules, and the step that makes `link_candidates` (rid_l < rid_r, rule: the code of the first rule that found the pair)
 */
export async function candidateRules(
  engine: Engine,
  present: ReadonlySet<string>,
  options: CandidateOptions,
): Promise<CandidateRules> {
  const { mode, strangersOneIn } = options;
  const numberRules = ruleForColumns(sameNumberRule, present);
  const demographic: BlockingRule[] = [];
  const assessments: RuleAssessment[] = [];
  const sameNumber: NamedPairs[] = [];
  const others: NamedPairs[] = [];
  for (const rule of [...numberRules, ...demographicRules.flatMap((one) => ruleForColumns(one, present))]) {
    const assessment = await assessRule(engine, rule, options);
    assessments.push(assessment);
    if (assessment.refusal !== undefined) continue;
    if (numberRules.includes(rule))
      sameNumber.push({ name: rule.name, pairs: pairsOfRule(rule, assessment, mode) });
    else {
      demographic.push(rule);
      const needed = present.has('number') ? withoutSettledPairs(rule, strangersOneIn) : rule;
      others.push({ name: rule.name, pairs: pairsOfRule(needed, assessment, mode) });
    }
  }
  const rules = [...sameNumber, { name: wrongNumberRule, pairs: pairsOfWrongNumbers(mode) }, ...others];
  return { names: rules.map(({ name }) => name), demographic, assessments, step: candidatesStep(rules) };
}
