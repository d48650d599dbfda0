import type { Store } from '../postgres/store.js';
import { answering } from '../postgres/store-failure.js';
import type { SharedRecord } from '../shared-record.js';
import type { SearchParts } from './search-record.js';
import { searchRecord } from './search-record.js';

/** The part of the record that searches. */
export type RecordSearch = Pick<SharedRecord, 'search'>;

const keyBytes = 32;

/** What searches of `store` are run with: nothing remembered yet, and a key of its own for cursors, which end with it. */
export function searchParts(store: Store): SearchParts {
  return {
    store,
    texts: { gates: new Map(), names: new Map() },
    cursorKey: store.randomBytes(keyBytes),
  };
}

/** Searches what is kept, through the gate. */
export function recordSearch(parts: SearchParts): RecordSearch {
  return { search: (asker, request) => answering(() => searchRecord(parts, asker, request)) };
}
