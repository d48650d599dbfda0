import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { DemonstrationParts } from '@causeway/web';

function pathOf(data: string): string {
  return join(data, 'demonstration.json');
}

/** Who the people of the demonstration in this data folder are. Error: CW-CLI-010 (there is none). */
export async function readDemonstration(data: string): Promise<Result<DemonstrationParts, Problem>> {
  try {
    return ok(JSON.parse(await readFile(pathOf(data), 'utf8')) as DemonstrationParts);
  } catch {
    return err(problem('CW-CLI-010', { path: data }));
  }
}

/** Keeps who they are, for `causeway token` and the next start. */
export async function writeDemonstration(data: string, parts: DemonstrationParts): Promise<void> {
  const path = pathOf(data);
  await writeFile(`${path}.partial`, `${JSON.stringify(parts, null, 2)}\n`);
  await rename(`${path}.partial`, path);
}
