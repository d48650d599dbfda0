import { ok, type Problem, type Result } from '@causeway/domain';
import type { Engine } from '@causeway/engine';
import { type MethodAccuracy, methodAccuracy } from '@causeway/linkage';
import { parseColumnMap } from './column-map.js';
import { readWanted } from './table-file.js';

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
  return ok(await methodAccuracy(engine, table, truth.records));
}
