import type { EventHead } from '@causeway/choices';
import type { EntryWrite } from './begin-write.js';
import { newRecordId } from './record-id.js';

/** What an event of the choices has that follows from a write: it is of the organisation's own accord, as part of its record. */
export function eventHead({ question, organisation, randomBytes }: EntryWrite): EventHead {
  const { asker, now } = question;
  return {
    id: newRecordId(randomBytes),
    at: now,
    by: { user: asker.user, role: asker.role, organisation },
    source: 'organisation-policy',
    method: 'form',
  };
}
