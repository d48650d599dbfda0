import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectionCounts } from '@causeway/choices';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import {
  type DataRunOutcome,
  type DataRunParts,
  type DataRunSpec,
  type DisclosurePolicy,
  dataRun,
  type MasterKey,
  parseReleaseTerms,
  policyNamed,
  type StatedTerms,
} from '@causeway/release';
import type { CommandContext, Outcome } from './context.js';
import { dataRunText } from './data-run-text.js';
import type { Progress, Task } from './progress.js';
import { pseudonymKey } from './pseudonym-key.js';
import { ledgerOf, readRunRecord } from './run-folder.js';
import { stageEngine } from './stage-engine.js';
import { causewayVersion } from './version.js';

/** The options of `causeway run`, as its command line gives them. */
export interface RunOptions {
  readonly out: string;
  readonly resume?: boolean | 'where-same';
  readonly truth?: string;
  readonly release?: string;
  readonly terms?: string;
  readonly policy: string;
  readonly drop: readonly string[];
  readonly referenceDate?: string;
  readonly previous?: string;
  readonly keyFile?: string;
  readonly seed: number;
  /** `duckdb` unless given, or the address of a Spark Connect server. */
  readonly engine?: string;
  readonly threads?: number;
  readonly memory: string;
  readonly json?: boolean;
}

/** One progress line per stage, which tells the part in hand and stays with the seconds the stage took. */
function stageProgress(progress: Progress): {
  readonly report: DataRunParts['onProgress'];
  readonly end: () => void;
} {
  let current: { readonly stage: string; readonly task: Task } | undefined;
  return {
    report: ({ stage, what, done, total }) => {
      if (current?.stage !== stage) {
        current?.task.done();
        current = { stage, task: progress.start(stage) };
      }
      current.task.say(what);
      if (done !== undefined) current.task.update(done, total);
    },
    end: () => current?.task.done(),
  };
}

async function statedTerms(path: string | undefined): Promise<Result<StatedTerms | undefined, Problem>> {
  if (path === undefined) return ok(undefined);
  try {
    return parseReleaseTerms(await readFile(path, 'utf8'), path);
  } catch {
    return err(
      problem('CW-RELEASE-005', { path, detail: 'The file with the release terms cannot be read.' }),
    );
  }
}

interface RunSetting {
  readonly options: RunOptions & { readonly folder: string };
  readonly masterKey: MasterKey;
  readonly terms: StatedTerms | undefined;
  readonly policy: DisclosurePolicy;
  readonly previousLedger: readonly ObjectionCounts[];
}

function resumeOf(asked: RunOptions['resume']): DataRunSpec['resume'] {
  if (asked === 'where-same') return asked;
  return asked === true ? 'yes' : 'no';
}

function specOf({ options, terms, policy, previousLedger }: RunSetting): DataRunSpec {
  return {
    folder: options.folder,
    out: options.out,
    resume: resumeOf(options.resume),
    release: options.release,
    terms,
    policy,
    previousLedger,
    dropColumns: options.drop,
    referenceDate: options.referenceDate,
    truthFolder: options.truth,
    seed: options.seed,
  };
}

async function runWith(
  context: CommandContext,
  progress: Progress,
  setting: RunSetting,
): Promise<Result<DataRunOutcome, Problem>> {
  const { options, masterKey } = setting;
  // Beside the output, so that what spills stays in the identity zone's disk and goes when the run ends.
  const temporaryFolder = join(options.out, 'secure', 'spill.partial');
  const engine = stageEngine({
    engine: options.engine ?? 'duckdb',
    duckDb: {
      memoryLimit: options.memory,
      ...(options.threads === undefined ? {} : { threads: options.threads }),
    },
    workFolder: temporaryFolder,
    sparkToken: context.environment.CAUSEWAY_SPARK_TOKEN,
  });
  if (!engine.ok) return engine;
  const stages = stageProgress(progress);
  try {
    return await dataRun(
      {
        masterKey,
        clock: context.clock,
        peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
        onProgress: stages.report,
        openEngine: engine.value.open,
        versions: { causeway: causewayVersion, node: process.versions.node, engine: engine.value.name },
      },
      specOf(setting),
    );
  } finally {
    stages.end();
    await rm(temporaryFolder, { recursive: true, force: true });
  }
}

/** The ledger of the run before, for the alarm on a sudden zero. */
async function ledgerBefore(
  folder: string | undefined,
): Promise<Result<readonly ObjectionCounts[], Problem>> {
  if (folder === undefined) return ok([]);
  const record = await readRunRecord(folder);
  return record.ok ? ok(ledgerOf(record.value)) : record;
}

/** Performs `causeway run` and says what came of it. */
export async function performDataRun(
  context: CommandContext,
  progress: Progress,
  options: RunOptions & { readonly folder: string },
): Promise<Result<Outcome, Problem>> {
  const masterKey = await pseudonymKey(context, options.keyFile);
  if (!masterKey.ok) return masterKey;
  const terms = await statedTerms(options.terms);
  if (!terms.ok) return terms;
  const policy = policyNamed(options.policy);
  if (!policy.ok) return policy;
  const previousLedger = await ledgerBefore(options.previous);
  if (!previousLedger.ok) return previousLedger;
  const setting = {
    previousLedger: previousLedger.value,
    options,
    masterKey: masterKey.value,
    terms: terms.value,
    policy: policy.value,
  };
  const run = await runWith(context, progress, setting);
  if (!run.ok) return run;
  return ok({
    json: { out: options.out, ...run.value.record },
    text: dataRunText(run.value.record, options.out),
  });
}
