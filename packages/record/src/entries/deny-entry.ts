import type { Problem } from '@causeway/domain';
import { problem } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';
import { deniedRow } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import type { Hiding } from '../gate/find-entry.js';
import { hidingOf } from '../gate/find-entry.js';
import { nobody } from '../gate/gate-facts.js';
import type { ResourceKey } from '../shared-record.js';
import type { EntryParts } from './entry-parts.js';
import { isRecordId } from './record-id.js';

const unknown: Hiding = { person: null, rule_row: null, suspended: false };

/**
 * The problem to answer where an entry is not seen, once the attempt is in the access log. It is the same for what is not there and for
 * what is hidden (CW-RECORD-001), or says that the organisation is suspended (CW-RECORD-004).
 */
export async function denyEntry(parts: EntryParts, look: EntryLook, key: ResourceKey): Promise<Problem> {
  const { answer, row } = await denialOf(look, key);
  await parts.store.writer.log([row]);
  return answer;
}

/** As {@link denyEntry}, leaving the row to be logged by who asks. */
export async function denialOf(
  look: EntryLook,
  key: ResourceKey,
): Promise<{ readonly answer: Problem; readonly row: AccessFacts }> {
  const hiding = isRecordId(key.id) ? await hidingOf(look, key) : unknown;
  const answer = problem(hiding.suspended ? 'CW-RECORD-004' : 'CW-RECORD-001');
  const { person, rule_row: row } = hiding;
  return {
    answer,
    row: deniedRow(look.question.asker, {
      reason: answer.code,
      kinds: [key.type],
      ...(row === null ? {} : { row, entries: [key.id] }),
      ...(person === null || person === nobody ? {} : { person }),
    }),
  };
}
