import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes.js';
import type { Done, Job } from './job.js';

const done = (result: unknown): Done => ({ result, rows: [] });
const work = (touches?: string, atomic = false): Job => ({
  atomic,
  touches,
  run: async () => done(undefined),
});
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Performs the jobs, each of which takes a few turns of the loop, and says in which order they began and ended. */
async function course(jobs: readonly Job[], fails?: Job): Promise<readonly string[]> {
  const said: string[] = [];
  const perform = async (job: Job): Promise<Done> => {
    const at = jobs.indexOf(job);
    said.push(`+${at}`);
    await turn();
    await turn();
    said.push(`-${at}`);
    if (job === fails) throw new Error('refused');
    return done(at);
  };
  const results = await inLanes(jobs, perform).catch((error: Error) => error.message);
  return [...said, JSON.stringify(results)];
}

describe('inLanes', () => {
  it('does jobs that touch different things side by side, and answers in their order', async () => {
    const said = await course([work('a'), work('b'), { rows: [] }]);
    expect(said.slice(0, 3)).toEqual(['+0', '+1', '+2']);
    expect(said.at(-1)).toBe(JSON.stringify([0, 1, 2].map(done)));
  });

  it('does jobs that touch the same thing one after the other', async () => {
    const said = await course([work('a'), work('a'), work('b')]);
    expect(said.indexOf('-0')).toBeLessThan(said.indexOf('+1'));
    expect(said.indexOf('+2')).toBeLessThan(said.indexOf('-0'));
  });

  it('does a job alone that does not say what it touches, or may be taken back', async () => {
    const said = await course([work(), work('a', true), work('b')]);
    expect(said.slice(0, -1)).toEqual(['+2', '-2', '+0', '-0', '+1', '-1']);
  });

  it('fails only when nothing is under way any more, and begins nothing else', async () => {
    const first = work('a');
    const said = await course([first, work('b'), work('a'), work()], first);
    expect(said).toEqual(['+0', '+1', '-0', '-1', '"refused"']);
  });
});
