import type { Activity, Asker } from '@causeway/choices';
import { isCareOfPerson, mayStatePurpose } from '@causeway/choices';
import type { Problem } from '@causeway/domain';
import { problem } from '@causeway/domain';

/** The activity by which an asker reads: staff the shared record, a person or proxy their own. */
export function readingActivity(asker: Asker): Activity {
  return asker.organisation === undefined ? 'read-own-record' : 'view-record';
}

/**
 * What of rows 1 and 3 refuses the asker before anything is looked at; undefined where they may ask. What they ask about plays no part in it.
 *
 * Problems: CW-RECORD-003 (activity not held), CW-RECORD-013 (another purpose).
 */
export function refusalOf(asker: Asker, activity: Activity): Problem | undefined {
  if (!asker.activities.has(activity)) return problem('CW-RECORD-003');
  const isOfSection = asker.organisation === undefined || isCareOfPerson(asker.purpose);
  return isOfSection && mayStatePurpose(asker.role, asker.purpose) ? undefined : problem('CW-RECORD-013');
}
