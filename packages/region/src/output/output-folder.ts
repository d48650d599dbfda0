import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';

/** A folder that gets its name only when all that belongs into it is there. */
export interface OutputFolder {
  /** Where to write until then: beside the wanted folder, named after it. */
  readonly partial: string;
  /** Gives it its name. */
  finish(): void;
  /** Removes it with what was written. */
  abandon(): void;
}

const marker = '.causeway-region-in-the-making';

/**
 * Begins an output folder. What a making that was broken off left behind is removed; it is known by a marker file.
 *
 * Errors: CW-REGION-003 (the folder holds files already), CW-REGION-004 (the folder beside it holds files that are not of a broken-off making).
 */
export function beginOutputFolder(wanted: string): Result<OutputFolder, Problem> {
  const folder = wanted.replace(/[\\/]+$/, '');
  const partial = `${folder}.partial`;
  if (holdsFiles(folder)) return err(problem('CW-REGION-003'));
  if (holdsFiles(partial) && !existsSync(join(partial, marker))) return err(problem('CW-REGION-004'));
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, marker), '');
  return ok({
    partial,
    finish: () => {
      rmSync(join(partial, marker));
      if (existsSync(folder)) rmdirSync(folder);
      renameSync(partial, folder);
    },
    abandon: () => rmSync(partial, { recursive: true, force: true }),
  });
}

function holdsFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}
