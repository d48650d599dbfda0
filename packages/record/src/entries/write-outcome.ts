import type { Problem } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import { isResourceType } from '@causeway/fhir';
import type { AccessAction } from '../audit/access-facts.js';
import { deniedRow, seenRows } from '../gate/access-rows.js';
import type { StoredVersion, Written } from '../shared-record.js';
import type { EntryWrite, WriteOutcome } from './begin-write.js';
import type { EntryRow } from './entry-row.js';

const ownRow = 6;

/** The outcome of a write that was done, and its row of the access log. */
export function written(
  { question }: EntryWrite,
  row: EntryRow,
  { action, created }: { readonly action: AccessAction; readonly created: boolean },
): WriteOutcome<Written> {
  const seen = { ...row, rule_row: ownRow, preference_version: null };
  return {
    result: ok({ ...versionOf(row), created }),
    rows: seenRows(question.asker, action, [seen]),
  };
}

/** The outcome of a write that was refused before it was decided by the gate, and its row. */
export function refused(
  { question }: EntryWrite,
  answer: Problem,
  kinds: readonly string[],
): WriteOutcome<never> {
  return { result: err(answer), rows: [deniedRow(question.asker, { reason: answer.code, kinds })] };
}

function versionOf({ type, id, version, lastUpdated, content, deleted }: EntryRow): StoredVersion {
  if (!isResourceType(type)) throw new Error('an entry of a type that is not kept');
  return { type, id, version, lastUpdated, content, deleted };
}
