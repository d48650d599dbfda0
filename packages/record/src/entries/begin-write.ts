import type { Asker } from '@causeway/choices';
import type { OdsCode, Problem, Result } from '@causeway/domain';
import { err, problem } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';
import type { Tx } from '../audit/log-writer.js';
import { deniedRow } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { refusalOf } from '../gate/may-ask.js';
import type { EntryParts } from './entry-parts.js';
import { scopeOf } from './entry-parts.js';

/** A look in the transaction of a write, by the organisation that writes. */
export interface EntryWrite extends EntryLook {
  readonly runner: Tx;
  readonly organisation: OdsCode;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** What came of one write in its transaction, and the rows of the access log that say so. */
export interface WriteOutcome<T> {
  readonly result: Result<T, Problem>;
  readonly rows: readonly AccessFacts[];
}

/**
 * Does `work` in one transaction with its rows of the access log, for an organisation; nothing of it stays where it comes to an error. Who
 * may not write at all is refused here, and that is logged. `kind` is the type of resource; `touches` is the id of the one entry the work
 * writes, where it writes no more than that and nothing can fail after (see `Work.touches`).
 *
 * Errors: CW-RECORD-003 (activity not held), CW-RECORD-013 (another purpose), and those of the work.
 */
export async function writing<T>(
  { store, texts }: EntryParts,
  {
    asker,
    kind,
    touches,
  }: { readonly asker: Asker; readonly kind: string; readonly touches?: string | undefined },
  work: (write: EntryWrite) => Promise<WriteOutcome<T>>,
): Promise<Result<T, Problem>> {
  const activity = 'add-to-record';
  const refusal = refusalOf(asker, activity);
  const { organisation } = asker;
  if (refusal !== undefined || organisation === undefined) {
    const answer = refusal ?? problem('CW-RECORD-003');
    await store.writer.log([deniedRow(asker, { reason: answer.code, kinds: [kind] })]);
    return err(answer);
  }
  const now = store.clock();
  const look = { texts, scope: scopeOf({ asker, now }), question: { asker, activity, now } } as const;
  return store.writer.submit({
    atomic: touches === undefined,
    ...(touches === undefined ? {} : { touches }),
    run: (tx) => work({ ...look, runner: tx, organisation, randomBytes: store.randomBytes }),
  });
}
