import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publishFile, publishFolder, publishText } from './publish.js';
import type { RunRecord } from './run-record.js';
import type { StageName } from './stage.js';

const files: readonly (readonly [stage: StageName, from: string, to: string])[] = [
  ['admit', 'rejected.parquet', 'rejected.parquet'],
  ['link', 'records.parquet', 'secure/records.parquet'],
  ['link', 'pairs.parquet', 'secure/pairs.parquet'],
  ['link', 'evidence.parquet', 'secure/evidence.parquet'],
  ['link', 'model.json', 'secure/model.json'],
  ['report', 'report.html', 'report.html'],
];

const folders: readonly (readonly [stage: StageName, from: string, to: string])[] = [
  ['pseudonymise', 'linked', 'linked'],
  ['tables', 'tables', 'tables'],
];

/** Puts what the finished stages made into the output folder, each piece whole or not at all, `run.json` last: where it is, all is. */
export async function publishRun(stagesFolder: string, out: string, record: RunRecord): Promise<void> {
  // A run.json of an earlier run must not vouch for a mixture.
  await rm(join(out, 'run.json'), { force: true });
  for (const [stage, from, to] of folders)
    await publishFolder({ from: join(stagesFolder, stage, from), to }, out);
  for (const [stage, from, to] of files)
    await publishFile({ from: join(stagesFolder, stage, from), to }, out);
  await publishText(`${JSON.stringify(record, null, 2)}\n`, join(out, 'run.json'));
}
