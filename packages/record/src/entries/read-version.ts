import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import { seenRows } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import { gatedStatement } from '../gate/gated-statement.js';
import type { ResourceKey, StoredVersion } from '../shared-record.js';
import { beginRead } from './begin-read.js';
import { denyEntry } from './deny-entry.js';
import type { EntryParts } from './entry-parts.js';
import { isRecordId } from './record-id.js';
import type { VersionRow } from './version-rows.js';
import { historyVersions } from './version-rows.js';
import { oneVersion } from './version-statements.js';

const largestVersion = 2_147_483_647;

/**
 * One version of a resource, its access logged. The labels of the newest version govern it.
 *
 * Errors: CW-RECORD-001 (unknown or hidden, answered alike), -002 (this version is a deletion), -003, -004, -013.
 */
export async function readVersion(
  parts: EntryParts,
  asker: Asker,
  { version, ...key }: ResourceKey & { readonly version: number },
): Promise<Result<StoredVersion, Problem>> {
  const begun = await beginRead(parts, asker, key.type);
  if (!begun.ok) return begun;
  const row = await findVersion(begun.value, key, version);
  if (row === undefined) return err(await denyEntry(parts, begun.value, key));
  const [found] = await historyVersions(begun.value, [row]);
  await parts.store.writer.log(seenRows(asker, 'read', [row]));
  if (found === undefined || found.deleted) return err(problem('CW-RECORD-002'));
  const { method: _method, ...stored } = found;
  return ok(stored);
}

async function findVersion(
  { runner, scope, texts, question }: EntryLook,
  { id, type }: ResourceKey,
  version: number,
): Promise<VersionRow | undefined> {
  const isVersion = Number.isInteger(version) && version > 0 && version <= largestVersion;
  if (!isRecordId(id) || !isVersion) return undefined;
  const statement = gatedStatement(texts, oneVersion, { question, values: [id, type, version] });
  const [row] = await runner.query<VersionRow>(scope, statement);
  return row;
}
