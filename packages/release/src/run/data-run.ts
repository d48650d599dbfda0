import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ObjectionCounts } from '@causeway/choices';
import { ok, type Problem, type Result } from '@causeway/domain';
import type { DisclosurePolicy } from '../disclose/disclosure-policy.js';
import type { MasterKey } from '../pseudonym/master-key.js';
import { keyedDigest, releaseKey } from '../pseudonym/release-key.js';
import type { FinishedStage } from './finished-stage.js';
import { digestOf, type InputFile, inputFiles } from './input-digest.js';
import { type HeldOutputFolder, holdOutputFolder } from './output-folder.js';
import { publishRun } from './publish-run.js';
import type { StatedTerms } from './release-terms-file.js';
import { alarmsOf } from './run-alarms.js';
import { type RunFacts, runFacts, type StatedFacts } from './run-facts.js';
import type { RunRecord } from './run-record.js';
import { dataRunStages } from './run-stages.js';
import { emptyReport, type StageName } from './stage.js';
import { type Resume, runStages, type StageRunnerParts } from './stage-runner.js';

/** What a data run needs of the outside. */
export interface DataRunParts extends StageRunnerParts {
  readonly masterKey: MasterKey;
  /** Versions to be kept in `run.json`. */
  readonly versions: { readonly causeway: string; readonly node: string; readonly engine: string };
}

/** What to run, and under which terms. */
export interface DataRunSpec {
  readonly folder: string;
  readonly out: string;
  readonly resume: Resume;
  readonly release?: string | undefined;
  /** The terms of the release, laid over the default ones. */
  readonly terms?: StatedTerms | undefined;
  readonly policy: DisclosurePolicy;
  readonly dropColumns: readonly string[];
  readonly referenceDate?: string | undefined;
  /** The objection ledger of the run before. */
  readonly previousLedger?: readonly ObjectionCounts[] | undefined;
  /** Folder with the truth of a synthetic region, to measure linkage against. */
  readonly truthFolder?: string | undefined;
  readonly seed: number;
}

/** What came of a run. */
export interface DataRunOutcome {
  readonly record: RunRecord;
  readonly facts: RunFacts;
}

/** What decides the bytes of a run, apart from its input. Threads, memory and places do not. */
function optionsOf(spec: DataRunSpec): Readonly<Record<string, unknown>> {
  const { release, policy, dropColumns, referenceDate, seed, terms, truthFolder, previousLedger } = spec;
  return {
    release,
    policy,
    dropColumns,
    referenceDate,
    seed,
    terms,
    truth: truthFolder !== undefined,
    previousLedger,
  };
}

/** Tells two keys apart without telling anything of either. */
function keyDigest(master: MasterKey): string {
  const key = releaseKey(master, { release: 'fingerprint', field: 'fingerprint' });
  return key.ok ? Buffer.from(keyedDigest(key.value, 'fingerprint')).toString('hex').slice(0, 16) : '';
}

function fingerprintOf(parts: DataRunParts, spec: DataRunSpec, input: readonly InputFile[]): string {
  const made = [
    parts.versions.causeway,
    parts.versions.engine,
    digestOf(input),
    optionsOf(spec),
    keyDigest(parts.masterKey),
  ];
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

interface FinishedRun {
  readonly stages: readonly FinishedStage[];
  readonly input: readonly InputFile[];
  readonly facts: RunFacts;
}

function recordOf(parts: DataRunParts, spec: DataRunSpec, { stages, input, facts }: FinishedRun): RunRecord {
  const { causeway, node, engine } = parts.versions;
  return {
    causeway,
    node,
    region: { name: facts.regionName, referenceDate: facts.referenceDate },
    release: facts.release,
    engine,
    seed: spec.seed,
    policy: spec.policy.name,
    terms: facts.terms,
    options: {
      dropColumns: spec.dropColumns,
      referenceDate: spec.referenceDate,
      keyVersion: parts.masterKey.version,
    },
    input: { sha256: digestOf(input), files: input },
    stages: stages.map(({ name, report, seconds, peakMemoryBytes }) => ({
      name,
      ...report,
      seconds,
      peakMemoryBytes,
    })),
    alarms: alarmsOf(stages),
    seconds: Math.round(stages.reduce((sum, { seconds }) => sum + seconds, 0) * 1000) / 1000,
    peakMemoryBytes: Math.max(...stages.map(({ peakMemoryBytes }) => peakMemoryBytes)),
  };
}

async function runHeld(
  parts: DataRunParts,
  spec: DataRunSpec,
  held: HeldOutputFolder,
): Promise<Result<DataRunOutcome, Problem>> {
  const files = await inputFiles(spec.folder, (done, total) =>
    parts.onProgress({ stage: 'admit', what: 'taking the digest of the input', done, total }),
  );
  if (!files.ok) return files;
  const input = files.value;
  const stated: StatedFacts = { release: spec.release, terms: spec.terms };
  const run = await runStages(parts, {
    stages: dataRunStages({ ...spec, masterKey: parts.masterKey, stated }),
    folder: held.stagesFolder,
    fingerprint: fingerprintOf(parts, spec, input),
    resume: spec.resume,
  });
  if (!run.ok) return run;
  const reportOf = (name: StageName) => run.value.find((stage) => stage.name === name)?.report ?? emptyReport;
  const facts = runFacts({ reportOf }, stated);
  const record = recordOf(parts, spec, { stages: run.value, input, facts });
  await publishRun(held.stagesFolder, spec.out, record);
  return ok({ record, facts });
}

/**
 * Performs the data run: region folder in, linked dataset, released tables and report out; see the stages for what each does.
 *
 * Nothing is published before every stage is done, and then each file and folder whole, `run.json` last. The output folder is held
 * against a second run. Same input, options and key: the same bytes, apart from the seconds and the memory in `run.json`.
 */
export async function dataRun(
  parts: DataRunParts,
  spec: DataRunSpec,
): Promise<Result<DataRunOutcome, Problem>> {
  const held = await holdOutputFolder(spec.out);
  if (!held.ok) return held;
  try {
    return await runHeld(parts, spec, held.value);
  } finally {
    await held.value.release();
  }
}

/** Where the report page of a run stands. */
export function reportPath(out: string): string {
  return join(out, 'report.html');
}
