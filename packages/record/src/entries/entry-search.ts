import type { Problem, Result } from '@causeway/domain';
import type { SearchRequest } from '@causeway/fhir';
import type { AccessFacts } from '../audit/access-facts.js';
import type { EntryLook } from '../gate/entry-look.js';
import type { SearchPage } from '../shared-record.js';

/** What writes need of searching, in the transaction they run in. */
export interface EntrySearch {
  /**
   * The ids of the entries that fulfil the conditions, of those the asker may see and their own organisation recorded: at most two, since
   * more than one is one too many. Nothing else can be probed by a conditional write.
   */
  ownMatches(look: EntryLook, request: SearchRequest): Promise<Result<readonly string[], Problem>>;
  /** A page of a search, and the rows of the access log that say what it showed. */
  page(
    look: EntryLook,
    request: SearchRequest,
  ): Promise<Result<{ readonly page: SearchPage; readonly rows: readonly AccessFacts[] }, Problem>>;
}
