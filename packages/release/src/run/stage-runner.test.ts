import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, problem } from '@causeway/domain';
import { openDuckDb } from '@causeway/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyReport, type Stage, type StageName } from './stage.js';
import { runStages, type StageRunnerSpec } from './stage-runner.js';

describe('runStages', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-stages-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  function parts() {
    let time = 0;
    return {
      openEngine: () => openDuckDb({ threads: 1 }),
      clock: () => (time += 500),
      peakMemoryBytes: () => 1024,
      onProgress: () => {},
    };
  }

  /** A stage that notes that it ran, reads what the stage before it wrote, and fails when told to. */
  function noting(
    name: StageName,
    ran: StageName[],
    options: { before?: StageName; fails?: () => boolean } = {},
  ): Stage {
    return {
      name,
      run: async (work) => {
        ran.push(name);
        const before =
          options.before === undefined
            ? ''
            : await readFile(join(work.folderOf(options.before), 'note'), 'utf8');
        await writeFile(join(work.folder, 'note'), `${before}${name};`);
        return options.fails?.() === true
          ? err(problem('CW-ENGINE-001'))
          : ok({ ...emptyReport, rowsOut: { notes: 1 } });
      },
    };
  }

  function spec(stages: readonly Stage[], more: Partial<StageRunnerSpec> = {}): StageRunnerSpec {
    return { stages, folder: join(folder, 'stages'), fingerprint: 'a', resume: 'no', ...more };
  }

  it('goes on after the last finished stage, and gives what an unbroken run gives', async () => {
    const ran: StageName[] = [];
    let broken = true;
    const stages = [noting('admit', ran), noting('link', ran, { before: 'admit', fails: () => broken })];
    const first = await runStages(parts(), spec(stages));
    expect(first).toEqual(err(problem('CW-ENGINE-001')));
    broken = false;
    const resumed = await runStages(parts(), spec(stages, { resume: 'yes' }));
    expect(ran).toEqual(['admit', 'link', 'link']);
    expect(resumed.ok && resumed.value.map(({ name, report }) => [name, report.rowsOut])).toEqual([
      ['admit', { notes: 1 }],
      ['link', { notes: 1 }],
    ]);
    expect(await readFile(join(folder, 'stages', 'link', 'note'), 'utf8')).toBe('admit;link;');
  });

  it('never takes a stage that was cut short for a finished one', async () => {
    const ran: StageName[] = [];
    await runStages(parts(), spec([noting('admit', ran, { fails: () => true })]));
    await runStages(parts(), spec([noting('admit', ran)], { resume: 'yes' }));
    expect(ran).toEqual(['admit', 'admit']);
  });

  it('refuses to resume what was made of other input', async () => {
    const ran: StageName[] = [];
    await runStages(parts(), spec([noting('admit', ran)]));
    const resumed = await runStages(
      parts(),
      spec([noting('admit', ran)], { resume: 'yes', fingerprint: 'b' }),
    );
    expect(resumed).toEqual(err(problem('CW-RELEASE-002')));
  });

  it('begins anew where the input changed, when told to', async () => {
    const ran: StageName[] = [];
    await runStages(parts(), spec([noting('admit', ran)]));
    await runStages(parts(), spec([noting('admit', ran)], { resume: 'where-same', fingerprint: 'b' }));
    await runStages(parts(), spec([noting('admit', ran)], { resume: 'where-same', fingerprint: 'b' }));
    expect(ran).toEqual(['admit', 'admit']);
  });

  it('begins anew without resume', async () => {
    const ran: StageName[] = [];
    await runStages(parts(), spec([noting('admit', ran)]));
    await runStages(parts(), spec([noting('admit', ran)]));
    expect(ran).toEqual(['admit', 'admit']);
  });
});
