import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { accessRecord } from './access-record.js';
import { watchedStore } from './alerts/watched-store.js';
import type { Messenger } from './choices/choice-parts.js';
import { noMessenger } from './choices/choice-parts.js';
import { choiceRecord } from './choices/choice-record.js';
import { entryRecord } from './entries/entry-record.js';
import { exportAll } from './entries/export-all.js';
import type { ApprovedReleases } from './gate/secondary-entries.js';
import type { Store, StoreParts } from './postgres/store.js';
import { openStore } from './postgres/store.js';
import { entrySearch, recordSearch, searchParts } from './search/record-search.js';
import type { SharedRecord } from './shared-record.js';

/** What a record is made of: its database, the clock, randomness, and the key that signs its access log. */
export interface RecordParts extends StoreParts {
  /** What reaches people outside; without one, no verification code can be sent. */
  readonly messenger?: Messenger;
  /** The releases that were approved, for bulk data beyond direct care; without them none is given. */
  readonly releases?: ApprovedReleases;
}

/** A record that is open; close it when done. */
export interface OpenRecord extends SharedRecord {
  close(): Promise<void>;
}

/**
 * The shared record in the database of `parts.databaseUrl`.
 *
 * Errors: those of `openStore` (CW-RECORD-105 to -112).
 */
export async function openRecord(parts: RecordParts): Promise<Result<OpenRecord, Problem>> {
  const store = await openStore(parts);
  return store.ok ? ok(recordOn(store.value, parts)) : store;
}

/** The shared record on a store that is open; closing the record closes it. */
export function recordOn(
  opened: Store,
  { messenger = noMessenger, releases }: Pick<RecordParts, 'messenger' | 'releases'> = {},
): OpenRecord {
  const store = watchedStore(opened);
  const searching = searchParts(store);
  const { cursorKey } = searching;
  const own = { store, texts: new Map<string, string>(), cursorKey };
  const choices = { store, messenger };
  return {
    ...entryRecord({ ...own, search: entrySearch(searching) }),
    ...recordSearch(store, searching),
    ...choiceRecord(choices),
    ...accessRecord(choices),
    exportAll: (asker, question) => exportAll({ ...own, releases }, asker, question),
    close: () => store.close(),
  };
}
