import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { EntryRecord } from './entries/entry-record.js';
import { entryRecord } from './entries/entry-record.js';
import type { EntrySearch } from './entries/entry-search.js';
import type { StoreParts } from './postgres/store.js';
import { openStore } from './postgres/store.js';

/** What a record is made of: its database, the clock, randomness, and the key that signs its access log. */
export type RecordParts = StoreParts;

/** A record that is open; close it when done. */
export interface OpenRecord extends EntryRecord {
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
  const search: EntrySearch = {
    ownMatches: async () => err(problem('CW-RECORD-014')),
    page: async () => err(problem('CW-RECORD-014')),
  };
  const own = { store: store.value, texts: new Map<string, string>(), search };
  return ok({ ...entryRecord(own), close: () => store.value.close() });
}
