import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import { type Engine, openDuckDb, type Step, showSteps } from '@causeway/engine';
import {
  evidenceQuery,
  type LinkageModel,
  type LinkageSpec,
  link,
  type MethodAccuracy,
  modelDocument,
  pairsQuery,
  readModel,
  recordsQuery,
} from '@causeway/linkage';
import type { CommandContext, Outcome } from '../context.js';
import type { Progress } from '../progress.js';
import { parseEvidenceMap } from './column-map.js';
import type { LinkOptions } from './link-options.js';
import { linkReport } from './link-report.js';
import { linkText } from './link-text.js';
import type { LinkedFiles } from './linked-files.js';
import { type LoadedRecords, loadRecords } from './load-records.js';
import { measureAccuracy } from './measure-accuracy.js';

async function statedModel(path: string | undefined): Promise<Result<LinkageModel | undefined, Problem>> {
  if (path === undefined) return ok(undefined);
  try {
    const read = readModel(JSON.parse(await readFile(path, 'utf8')));
    return read.ok ? read : err({ ...read.error, path });
  } catch {
    return err(problem('CW-LINKAGE-005', { path, detail: 'The model file cannot be read as JSON.' }));
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.partial`, text);
  await rename(`${path}.partial`, path);
}

async function writeResults(engine: Engine, linked: LinkedFiles): Promise<void> {
  const file = (name: string): string => join(linked.out, name);
  await engine.writeParquet(recordsQuery, file('records.parquet'));
  await engine.writeParquet(pairsQuery, file('pairs.parquet'));
  await engine.writeParquet(evidenceQuery, file('evidence.parquet'));
  await writeWhole(file('model.json'), `${JSON.stringify(modelDocument(linked.outcome.model), null, 1)}\n`);
  await writeWhole(file('report.html'), linkReport(linked));
}

/** One progress line that names the step in hand. */
function stepProgress(progress: Progress) {
  const task = progress.start('link');
  return {
    report: (step: string) => task.say(step.replaceAll('_', ' ')),
    end: () => task.done(),
  };
}

interface LinkWork {
  readonly context: CommandContext;
  readonly progress: Progress;
  readonly options: LinkOptions;
  readonly paths: readonly string[];
  readonly model: LinkageModel | undefined;
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function specOf({ options, paths, model }: LinkWork, loaded: LoadedRecords): LinkageSpec {
  return {
    table: loaded.table,
    columns: loaded.columns,
    mode: options.mode ?? (paths.length > 1 ? 'both' : 'dedupe'),
    identifierScheme: options.identifierScheme,
    ...(model === undefined ? {} : { model }),
    ...(options.threshold === undefined ? {} : { linkThreshold: options.threshold }),
  };
}

function jsonOf({ loaded, outcome, accuracy, out }: LinkedFiles) {
  const { model, patterns: _, ...counts } = outcome;
  return {
    out,
    files: loaded.files,
    rowsWithoutRecordId: loaded.withoutId,
    recordIdsPrefixed: loaded.prefixed,
    ...counts,
    model: { priorProbability: model.prior, convergence: model.convergence, statement: model.statement },
    accuracy,
  };
}

async function linkOn(engine: Engine, work: LinkWork): Promise<Result<Outcome, Problem>> {
  const { context, options, paths } = work;
  const startedAt = context.clock();
  const map = parseEvidenceMap(options.columns);
  if (!map.ok) return map;
  const steps: Step[] = [];
  const progress = stepProgress(work.progress);
  try {
    progress.report('read files');
    const loaded = await loadRecords(engine, paths, map.value);
    if (!loaded.ok) return loaded;
    const parts = {
      engine,
      seed: options.seed,
      onProgress: progress.report,
      onStep: (step: Step) => void steps.push(step),
    };
    const linked = await link(parts, specOf(work, loaded.value));
    if (!linked.ok) return linked;
    const accuracy = await accuracyOf(engine, options, linked.value.records);
    if (!accuracy.ok) return accuracy;
    progress.report('write files');
    const result: LinkedFiles = {
      loaded: loaded.value,
      outcome: linked.value,
      accuracy: accuracy.value,
      out: options.out,
    };
    await writeResults(engine, result);
    const cost = {
      seconds: (context.clock() - startedAt) / 1000,
      cpuSeconds: processorSeconds(),
      peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    const shown = options.showSql === true ? showSteps(steps, engine.dialect) : undefined;
    return ok({
      json: { ...jsonOf(result), ...cost, ...(shown === undefined ? {} : { sql: shown }) },
      text: `${shown ?? ''}${linkText(result, cost)}`,
    });
  } finally {
    progress.end();
  }
}

async function accuracyOf(
  engine: Engine,
  options: LinkOptions,
  records: number,
): Promise<Result<readonly MethodAccuracy[], Problem>> {
  if (options.truth === undefined) return ok([]);
  return measureAccuracy(engine, { path: options.truth, columns: options.truthColumns, records });
}

/** Performs `causeway link` and says what came of it. */
export async function performLink(
  context: CommandContext,
  progress: Progress,
  { paths, ...options }: LinkOptions & { readonly paths: readonly string[] },
): Promise<Result<Outcome, Problem>> {
  const model = await statedModel(options.model);
  if (!model.ok) return model;
  const temporaryFolder = join(options.out, 'spill.partial');
  await mkdir(temporaryFolder, { recursive: true });
  const engine = await openDuckDb({
    memoryLimit: options.memory,
    temporaryFolder,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  });
  try {
    return await linkOn(engine, { context, progress, options, paths, model: model.value });
  } finally {
    await engine.close();
    await rm(temporaryFolder, { recursive: true, force: true });
  }
}
