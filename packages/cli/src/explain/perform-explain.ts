import { ok, type Problem, type Result } from '@causeway/domain';
import { openDuckDb } from '@causeway/engine';
import type { Outcome } from '../context.js';
import { explainRecords } from './explain-records.js';
import { explainText } from './explain-text.js';
import { openLinkedFolder } from './linked-folder.js';

/** Performs `causeway explain` on two records of a folder that a linkage wrote. */
export async function performExplain(
  out: string,
  records: readonly [string, string],
): Promise<Result<Outcome, Problem>> {
  const engine = await openDuckDb();
  try {
    const folder = await openLinkedFolder(engine, out);
    if (!folder.ok) return folder;
    const explained = await explainRecords(engine, folder.value.model, records);
    return explained.ok ? ok({ json: explained.value, text: explainText(explained.value) }) : explained;
  } finally {
    await engine.close();
  }
}
