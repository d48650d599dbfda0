import { err, ok, problem } from '@causeway/domain';
import { consentStandsAgainst } from '../consent/take-consent.js';
import { seenRows } from '../gate/access-rows.js';
import { findEntry } from '../gate/find-entry.js';
import type { GatedRow } from '../gate/gated-row.js';
import { storedVersionOf } from '../gate/gated-row.js';
import type { StoredVersion } from '../shared-record.js';
import type { EntryWrite, WriteOutcome } from './begin-write.js';
import { denialOf } from './deny-entry.js';
import { isRecordId } from './record-id.js';
import type { ChangePlace } from './update-entry.js';
import { permitted } from './update-entry.js';
import { refused } from './write-outcome.js';
import { forgetDemographics, removeEntryStatement } from './write-statements.js';

/**
 * Deletes a resource, which only its recorder may: a version of its own without content, behind which the others stay with their labels.
 * What was deleted before stays as it is.
 *
 * Errors: CW-RECORD-001 (unknown or hidden), -005 (another's), -006 (another version); CW-FHIR-041 (a Consent from which choices were taken).
 */
export async function removeEntry(
  write: EntryWrite,
  { key, ifMatch }: ChangePlace,
): Promise<WriteOutcome<StoredVersion>> {
  const row = isRecordId(key.id) ? await findEntry(write, key) : undefined;
  if (row === undefined) {
    const { answer, row: denial } = await denialOf(write, key);
    return { result: err(answer), rows: [denial] };
  }
  const allowed = permitted(write, row, ifMatch);
  if (!allowed.ok) return refused(write, allowed.error, [key.type]);
  const standing = row.type === 'Consent' ? consentStandsAgainst(row.content, undefined) : undefined;
  if (standing !== undefined) return refused(write, standing, [key.type]);
  return row.deleted ? removed(write, row) : remove(write, row);
}

async function remove(write: EntryWrite, row: GatedRow): Promise<WriteOutcome<StoredVersion>> {
  const gone = { ...row, version: row.version + 1, last_updated: write.question.now, content: '' };
  const kept = await write.runner.query(write.scope, removeEntryStatement(gone));
  if (kept.length === 0) return refused(write, problem('CW-RECORD-006'), [row.type]);
  await write.runner.query(write.scope, forgetDemographics(row));
  return removed(write, { ...gone, deleted: true });
}

function removed({ question }: EntryWrite, row: GatedRow): WriteOutcome<StoredVersion> {
  return { result: ok(storedVersionOf(row)), rows: seenRows(question.asker, 'delete', [row]) };
}
