import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { seenRows } from '../gate/access-rows.js';
import { findEntry } from '../gate/find-entry.js';
import { storedVersionOf } from '../gate/gated-row.js';
import type { ResourceKey, StoredVersion } from '../shared-record.js';
import { beginRead } from './begin-read.js';
import { denyEntry } from './deny-entry.js';
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
  const look = begun.value;
  const row = isRecordId(key.id) ? await findEntry(look, key) : undefined;
  if (row === undefined) return err(await denyEntry(parts, look, key));
  await parts.store.writer.log(seenRows(asker, 'read', [row]));
  return row.deleted ? err(problem('CW-RECORD-002')) : ok(storedVersionOf(row));
}
