import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { PracticeLedgerRow, RunRecord } from '@causeway/release';

/** What a finished run wrote into its `run.json`. Error: CW-CLI-003 where the folder holds no finished run. */
export async function readRunRecord(out: string): Promise<Result<RunRecord, Problem>> {
  try {
    return ok(JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as RunRecord);
  } catch {
    return err(problem('CW-CLI-003', { path: out }));
  }
}

/** The objection ledger of a run: a row for every practice, by ODS code. */
export function ledgerOf(record: RunRecord): readonly PracticeLedgerRow[] {
  const admission = record.stages.find(({ name }) => name === 'admit');
  return (admission?.details.ledger ?? []) as readonly PracticeLedgerRow[];
}
