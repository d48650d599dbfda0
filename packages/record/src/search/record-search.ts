import { ok } from '@causeway/domain';
import type { EntrySearch } from '../entries/entry-search.js';
import type { Store } from '../postgres/store.js';
import { answering } from '../postgres/store-failure.js';
import type { SharedRecord } from '../shared-record.js';
import type { SearchParts } from './search-page.js';
import { searchPage } from './search-page.js';
import { searchRecord } from './search-record.js';
import { ownMatchesStatement } from './search-statement.js';

/** The part of the record that searches. */
export type RecordSearch = Pick<SharedRecord, 'search'>;

const keyBytes = 32;

/** What searches are run with: nothing remembered yet, and a key of its own for cursors, which end with it. */
export function searchParts({ randomBytes }: Pick<Store, 'randomBytes'>): SearchParts {
  return { texts: { gates: new Map(), names: new Map() }, cursorKey: randomBytes(keyBytes) };
}

/** Searches what is kept in `store`, through the gate. */
export function recordSearch(store: Store, parts: SearchParts): RecordSearch {
  return { search: (asker, request) => answering(() => searchRecord({ ...parts, store }, asker, request)) };
}

/** Searches for writes, in the transaction that they run in. */
export function entrySearch(parts: SearchParts): EntrySearch {
  return {
    ownMatches: async ({ runner, scope, question }, request) => {
      const statement = ownMatchesStatement({ texts: parts.texts, question, request });
      const rows = await runner.query<{ readonly id: string }>(scope, statement);
      return ok(rows.map(({ id }) => id));
    },
    page: (look, request) => searchPage(parts, look, request),
  };
}
