import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { Engine } from '@causeway/engine';
import { type LinkageModel, readModel } from '@causeway/linkage';

/** The results of a linkage, as tables in the engine: `records`, `pairs`, `evidence`. */
export interface LinkedFolder {
  readonly model: LinkageModel;
}

const tables = ['records', 'pairs', 'evidence'] as const;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Opens what `causeway link` left in a folder, or `causeway run` in its folder `secure`. Errors: CW-LINKAGE-010, CW-LINKAGE-005. */
export async function openLinkedFolder(engine: Engine, out: string): Promise<Result<LinkedFolder, Problem>> {
  const folder = (await exists(join(out, 'secure', 'pairs.parquet'))) ? join(out, 'secure') : out;
  for (const table of tables) {
    const path = join(folder, `${table}.parquet`);
    if (!(await exists(path)))
      return err(problem('CW-LINKAGE-010', { path: out, detail: `The folder holds no ${table}.parquet.` }));
    await engine.readParquet(table, path);
  }
  const modelPath = join(folder, 'model.json');
  if (!(await exists(modelPath)))
    return err(problem('CW-LINKAGE-010', { path: out, detail: 'The folder holds no model.json.' }));
  const model = readModel(JSON.parse(await readFile(modelPath, 'utf8')));
  return model.ok ? ok({ model: model.value }) : model;
}
