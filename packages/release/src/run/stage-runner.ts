import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { Engine } from '@causeway/engine';
import { type FinishedStage, finishedStageFile, readFinishedStage } from './finished-stage.js';
import type { Stage, StageName, StageReport } from './stage.js';

/** How far a stage is. */
export interface StageProgress {
  readonly stage: StageName;
  readonly what: string;
  readonly done?: number | undefined;
  readonly total?: number | undefined;
}

/** What running stages needs of the outside. */
export interface StageRunnerParts {
  /** A fresh engine for a stage. `admit` reads files of every kind, which DuckDB alone does; the stages after it run on either engine. */
  readonly openEngine: (stage: StageName) => Promise<Engine>;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly peakMemoryBytes: () => number;
  readonly onProgress: (step: StageProgress) => void;
}

/** Whether finished stages are kept: `no`, begin anew; `yes`, and refuse where input or options changed; `where-same`, and begin anew where they changed. */
export type Resume = 'no' | 'yes' | 'where-same';

/** Which stages to run, where, and of what. */
export interface StageRunnerSpec {
  readonly stages: readonly Stage[];
  /** The folder that holds one folder per stage. */
  readonly folder: string;
  readonly fingerprint: string;
  readonly resume: Resume;
}

async function beginAnew(folder: string): Promise<Result<readonly FinishedStage[], Problem>> {
  await rm(folder, { recursive: true, force: true });
  return ok([]);
}

async function finishedStages({
  stages,
  folder,
  fingerprint,
  resume,
}: StageRunnerSpec): Promise<Result<readonly FinishedStage[], Problem>> {
  if (resume === 'no') return beginAnew(folder);
  const finished: FinishedStage[] = [];
  for (const { name } of stages) {
    const stage = await readFinishedStage(join(folder, name));
    // A stage stands on those before it, so the first gap ends what can be kept.
    if (stage === undefined) break;
    if (stage.fingerprint !== fingerprint)
      return resume === 'yes' ? err(problem('CW-RELEASE-002')) : beginAnew(folder);
    finished.push(stage);
  }
  return ok(finished);
}

/** A stage about to run, and the finished ones it stands on. */
interface NextStage {
  readonly stage: Stage;
  readonly earlier: ReadonlyMap<StageName, FinishedStage>;
}

async function runStage(
  parts: StageRunnerParts,
  spec: StageRunnerSpec,
  { stage, earlier }: NextStage,
): Promise<Result<FinishedStage, Problem>> {
  const partial = join(spec.folder, `${stage.name}.partial`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const startedAt = parts.clock();
  const engine = await parts.openEngine(stage.name);
  try {
    const result = await stage.run({
      engine,
      folder: partial,
      folderOf: (name) => join(spec.folder, name),
      reportOf: (name) => reportOf(earlier, name),
      onProgress: (what, done, total) => parts.onProgress({ stage: stage.name, what, done, total }),
    });
    if (!result.ok) return result;
    const finished: FinishedStage = {
      name: stage.name,
      fingerprint: spec.fingerprint,
      report: result.value,
      seconds: Math.round(parts.clock() - startedAt) / 1000,
      peakMemoryBytes: parts.peakMemoryBytes(),
    };
    await writeFile(join(partial, finishedStageFile), JSON.stringify(finished, null, 2));
    await rm(join(spec.folder, stage.name), { recursive: true, force: true });
    await rename(partial, join(spec.folder, stage.name));
    return ok(finished);
  } finally {
    await engine.close();
  }
}

function reportOf(finished: ReadonlyMap<StageName, FinishedStage>, name: StageName): StageReport {
  const stage = finished.get(name);
  if (stage === undefined) throw new Error(`The stage ${name} has not run yet.`);
  return stage.report;
}

/**
 * Runs the stages in order and answers with all of them, finished.
 *
 * A stage works in `NAME.partial` and is renamed to `NAME` when it is done, with `stage.json` written last: a stage is there whole or
 * not at all, whenever the process is killed. When resumed the finished ones of the same fingerprint are kept.
 *
 * @returns `CW-RELEASE-002` where the stages to resume were made of other input or options; else the problem of the stage that failed
 */
export async function runStages(
  parts: StageRunnerParts,
  spec: StageRunnerSpec,
): Promise<Result<readonly FinishedStage[], Problem>> {
  const kept = await finishedStages(spec);
  if (!kept.ok) return kept;
  const finished = new Map<StageName, FinishedStage>(kept.value.map((stage) => [stage.name, stage]));
  for (const stage of spec.stages) {
    if (finished.has(stage.name)) continue;
    const result = await runStage(parts, spec, { stage, earlier: finished });
    if (!result.ok) return result;
    finished.set(stage.name, result.value);
  }
  return ok([...finished.values()]);
}
