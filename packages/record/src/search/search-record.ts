import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import type { SearchRequest } from '@causeway/fhir';
import { scopeOf } from '../entries/entry-parts.js';
import { deniedRow } from '../gate/access-rows.js';
import { readingActivity, refusalOf } from '../gate/may-ask.js';
import type { Store } from '../postgres/store.js';
import type { SearchPage } from '../shared-record.js';
import type { SearchParts } from './search-page.js';
import { searchPage } from './search-page.js';
import { isTrace } from './trace-search.js';

/**
 * The page of a search, within what the asker may see; its access is logged before it is answered.
 *
 * Errors: CW-RECORD-003 (activity not held), CW-RECORD-011 (a cursor of another user, query or state of the choices), CW-RECORD-013
 * (another purpose).
 */
export async function searchRecord(
  { store, ...parts }: SearchParts & { readonly store: Store },
  asker: Asker,
  request: SearchRequest,
): Promise<Result<SearchPage, Problem>> {
  const tracing = isTrace(asker, request) ? { trace: true } : {};
  const activity = isTrace(asker, request) ? 'trace-person' : readingActivity(asker);
  const refusal = refusalOf(asker, activity);
  if (refusal !== undefined) {
    await store.writer.log([deniedRow(asker, { reason: refusal.code, kinds: [request.type] })]);
    return err(refusal);
  }
  const now = store.clock();
  const look = {
    runner: store,
    scope: { ...scopeOf({ asker, now }), ...tracing },
    question: { asker, activity, now, ...tracing },
  } as const;
  const found = await searchPage(parts, look, request);
  if (!found.ok) return found;
  await store.writer.log(found.value.rows);
  return ok(found.value.page);
}
