import type { Engine } from '@causeway/engine';
import { linkByRules } from './baseline/link-by-rules.js';
import { ruleSets } from './baseline/rule-sets.js';
import { evaluate, type PairAccuracy } from './evaluate.js';

/** How well persons agree with the truth, for the model and for a rule set on the same candidate pairs. */
export interface MethodAccuracy extends PairAccuracy {
  readonly method: string;
  readonly title: string;
}

/**
 * The accuracy of the linkage that `link` left in the engine, and beside it that of every rule set on the same candidate pairs.
 *
 * `truth` is a table with record_id and person; `records` is how many records were linked.
 */
export async function methodAccuracy(
  engine: Engine,
  truth: string,
  records: number,
): Promise<readonly MethodAccuracy[]> {
  const judge = async (table: string): Promise<PairAccuracy> =>
    (await evaluate(engine, { truth, records: table })).all;
  const methods: MethodAccuracy[] = [
    { method: 'causeway', title: 'Causeway', ...(await judge('link_records')) },
  ];
  for (const ruleSet of ruleSets) {
    const table = await linkByRules(engine, ruleSet, records);
    methods.push({ method: ruleSet.name, title: ruleSet.title, ...(await judge(table)) });
  }
  return methods;
}
