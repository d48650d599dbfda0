import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';
import { seenRows } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { findEntry } from '../gate/find-entry.js';
import { storedVersionOf } from '../gate/gated-row.js';
import type { ResourceKey, StoredVersion } from '../shared-record.js';
import { beginRead } from './begin-read.js';
import { denialOf } from './deny-entry.js';
import type { EntryParts } from './entry-parts.js';
import { isRecordId } from './record-id.js';

/**
 * The newest version of a resource, its access logged.
 *
 * Errors: CW-RECORD-001 (unknown or hidden, answered alike), -002 (deleted), -003, -004, -013.
 */
export async function readEntry(
  parts: EntryParts,
  asker: Asker,
  key: ResourceKey,
): Promise<Result<StoredVersion, Problem>> {
  const begun = await beginRead(parts, asker, key.type);
  if (!begun.ok) return begun;
  const { result, rows } = await lookUp(begun.value, key);
  await parts.store.writer.log(rows);
  return result;
}

/** The newest version of a resource, and the rows that must be logged before it is answered. Errors: CW-RECORD-001, -002, -004. */
export async function lookUp(
  look: EntryLook,
  key: ResourceKey,
): Promise<{ readonly result: Result<StoredVersion, Problem>; readonly rows: readonly AccessFacts[] }> {
  const row = isRecordId(key.id) ? await findEntry(look, key) : undefined;
  if (row === undefined) {
    const { answer, row: denial } = await denialOf(look, key);
    return { result: err(answer), rows: [denial] };
  }
  const result = row.deleted ? err(problem('CW-RECORD-002')) : ok(storedVersionOf(row));
  return { result, rows: seenRows(look.question.asker, 'read', [row]) };
}
