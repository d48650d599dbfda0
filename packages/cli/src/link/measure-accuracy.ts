import { ok, type Problem, type Result } from '@causeway/domain';
import type { Engine } from '@causeway/engine';
import { evaluate, linkByRules, type PairAccuracy, ruleSets } from '@causeway/linkage';
import { parseColumnMap } from './column-map.js';
import { readWanted } from './table-file.js';

/** How well persons agree with the truth, for the model and for a rule set on the same candidate pairs. */
export interface MethodAccuracy extends PairAccuracy {
  readonly method: string;
  readonly title: string;
}

const truthColumns = ['record_id', 'person'] as const;

/** Reads the truth and holds the model and both rule sets against it. */
export async function measureAccuracy(
  engine: Engine,
  truth: { readonly path: string; readonly columns: string; readonly records: number },
): Promise<Result<readonly MethodAccuracy[], Problem>> {
  const map = parseColumnMap(truth.columns, truthColumns);
  if (!map.ok) return map;
  const table = 'link_truth';
  const read = await readWanted(engine, truth.path, {
    table,
    wanted: truthColumns,
    needed: truthColumns,
    map: map.value,
  });
  if (!read.ok) return read;
  const judge = async (records: string): Promise<PairAccuracy> =>
    (await evaluate(engine, { truth: table, records })).all;
  const methods: MethodAccuracy[] = [
    { method: 'causeway', title: 'Causeway', ...(await judge('link_records')) },
  ];
  for (const ruleSet of ruleSets) {
    const records = await linkByRules(engine, ruleSet, truth.records);
    methods.push({ method: ruleSet.name, title: ruleSet.title, ...(await judge(records)) });
  }
  return ok(methods);
}
