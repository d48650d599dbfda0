import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Problem, type Result } from '@causeway/domain';
import { generateRegion, regionSpec } from '@causeway/region';
import type { CommandContext, Outcome } from '../context.js';
import { performDataRun } from '../perform-data-run.js';
import type { Progress } from '../progress.js';

/** Which demonstration to start. */
export interface DemonstrationOptions {
  readonly data: string;
  readonly people: number;
}

const seed = 1;

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function makeRegion(
  progress: Progress,
  folder: string,
  people: number,
): Promise<Result<void, Problem>> {
  const spec = regionSpec({ people, seed, name: 'Demonstration region' });
  if (!spec.ok) return spec;
  const task = progress.start('making the demonstration region');
  try {
    const made = await generateRegion(spec.value, {
      folder,
      progress: (done, total) => task.update(done, total),
    });
    return made.ok ? ok(undefined) : made;
  } finally {
    task.done();
  }
}

/**
 * Makes the demonstration region where it is not there yet, and performs a data run on it, or goes on with the one begun. The people of
 * the region are synthetic, so the run is measured against their truth.
 */
export async function performDemonstrationRun(
  context: CommandContext,
  progress: Progress,
  { data, people }: DemonstrationOptions,
): Promise<Result<Outcome, Problem>> {
  const region = join(data, 'region');
  if (!(await isThere(region))) {
    const made = await makeRegion(progress, region, people);
    if (!made.ok) return made;
  }
  return performDataRun(context, progress, {
    folder: region,
    out: join(data, 'run'),
    resume: 'where-same',
    truth: join(region, 'truth'),
    policy: 'nhs-secondary-care',
    drop: [],
    seed,
    memory: '3GB',
  });
}
