import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StageName, StageReport } from './stage.js';

/** A stage that was done, as `stage.json` in its folder keeps it. */
export interface FinishedStage {
  readonly name: StageName;
  /** The run's fingerprint: what input, options and version the stage's files were made of. */
  readonly fingerprint: string;
  readonly report: StageReport;
  readonly seconds: number;
  /** The most memory the process had taken by the end of the stage. */
  readonly peakMemoryBytes: number;
}

/** The file in a stage's folder that says the stage is done. */
export const finishedStageFile = 'stage.json';

/** The finished stage in this folder, or undefined where it was never finished. */
export async function readFinishedStage(folder: string): Promise<FinishedStage | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, finishedStageFile), 'utf8')) as FinishedStage;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}
