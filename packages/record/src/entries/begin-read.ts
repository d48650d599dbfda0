import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import { deniedRow } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { readingActivity, refusalOf } from '../gate/may-ask.js';
import type { EntryParts } from './entry-parts.js';
import { scopeOf } from './entry-parts.js';

/**
 * What a read begins with: the moment, the gate's question, and the scope of row-level security. Who may not ask at all is refused here,
 * and that is logged. `kind` is the type of resource asked for.
 *
 * Errors: CW-RECORD-003 (activity not held), CW-RECORD-013 (another purpose).
 */
export async function beginRead(
  { store, texts }: EntryParts,
  asker: Asker,
  kind: string,
): Promise<Result<EntryLook, Problem>> {
  const activity = readingActivity(asker);
  const refusal = refusalOf(asker, activity);
  if (refusal !== undefined) {
    await store.writer.log([deniedRow(asker, { reason: refusal.code, kinds: [kind] })]);
    return err(refusal);
  }
  const now = store.clock();
  return ok({ texts, runner: store, scope: scopeOf({ asker, now }), question: { asker, activity, now } });
}
