import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { EntryRecord } from './entries/entry-record.js';
import { entryRecord } from './entries/entry-record.js';
import type { StoreParts } from './postgres/store.js';
import { openStore } from './postgres/store.js';
import type { RecordSearch } from './search/record-search.js';
import { entrySearch, recordSearch, searchParts } from './search/record-search.js';

/** What a record is made of: its database, the clock, randomness, and the key that signs its access log. */
export type RecordParts = StoreParts;

/** A record that is open; close it when done. */
export interface OpenRecord extends EntryRecord, RecordSearch {
  close(): Promise<void>;
}

/**
 * The shared record in the database of `parts.databaseUrl`.
 *
 * Errors: those of `openStore` (CW-RECORD-105 to -112).
 */
export async function openRecord(parts: RecordParts): Promise<Result<OpenRecord, Problem>> {
  const store = await openStore(parts);
  if (!store.ok) return store;
  const searching = searchParts(store.value);
  const { cursorKey } = searching;
  const own = {
    store: store.value,
    texts: new Map<string, string>(),
    cursorKey,
    search: entrySearch(searching),
  };
  return ok({
    ...entryRecord(own),
    ...recordSearch(store.value, searching),
    close: () => store.value.close(),
  });
}
