import type { Done, Job } from './job.js';

/**
 * Does the jobs of a batch, and gives what came of each in their order: those that touch different things side by side, so that their
 * statements share round trips; those that touch the same thing one after the other; then, one by one, those that do not say what they
 * touch. Rejects with the first failure, when nothing is under way any more.
 */
export async function inLanes(
  jobs: readonly Job[],
  perform: (job: Job) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  const inTurn = async (lane: readonly number[]) => {
    for (const at of lane) {
      const job = jobs[at];
      if (job !== undefined) done[at] = await perform(job);
    }
  };
  const { lanes, alone } = lanesOf(jobs);
  const settled = await Promise.allSettled(lanes.map(inTurn));
  for (const lane of settled) if (lane.status === 'rejected') throw lane.reason;
  await inTurn(alone);
  return done;
}

function lanesOf(jobs: readonly Job[]): {
  readonly lanes: readonly (readonly number[])[];
  readonly alone: readonly number[];
} {
  const lanes = new Map<string, number[]>();
  const alone: number[] = [];
  for (const [at, job] of jobs.entries()) {
    const lane = 'rows' in job ? `rows ${at}` : job.atomic ? undefined : job.touches;
    if (lane === undefined) alone.push(at);
    else lanes.set(lane, [...(lanes.get(lane) ?? []), at]);
  }
  return { lanes: [...lanes.values()], alone };
}
