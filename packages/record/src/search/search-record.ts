import type { Asker } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { err, ok } from '@causeway/domain';
import type { SearchRequest } from '@causeway/fhir';
import { isAboutPerson } from '@causeway/fhir';
import type { AccessFacts } from '../audit/access-facts.js';
import { scopeOf } from '../entries/entry-parts.js';
import { askerFacts, deniedRow, seenRows } from '../gate/access-rows.js';
import type { GateQuestion } from '../gate/gate-question.js';
import type { GatedRow } from '../gate/gated-row.js';
import { storedVersionOf } from '../gate/gated-row.js';
import { readingActivity, refusalOf } from '../gate/may-ask.js';
import type { Scope } from '../postgres/statement.js';
import type { Store } from '../postgres/store.js';
import type { FoundResource, SearchPage } from '../shared-record.js';
import { includedResources } from './included-resources.js';
import type { PersonPolicy } from './person-policy.js';
import { personPolicyStatement } from './person-policy.js';
import { pinnedPerson } from './pinned-person.js';
import type { CursorPlace } from './sealed-cursor.js';
import { openCursor, sealCursor } from './sealed-cursor.js';
import type { AskedSearch, FoundRow, SearchTexts } from './search-statement.js';
import { countStatement, pageStatement } from './search-statement.js';
import { isTrace } from './trace-search.js';

/** What searches are run with. */
export interface SearchParts {
  readonly store: Store;
  readonly texts: SearchTexts;
  /** 32 bytes that seal cursors; those sealed with another are refused. */
  readonly cursorKey: Uint8Array;
}

/** A search under way. */
interface Searching extends AskedSearch {
  readonly parts: SearchParts;
  readonly scope: Scope;
  readonly person: string | undefined;
  readonly policy: PersonPolicy;
}

/**
 * The page of a search, within what the asker may see; its access is logged before it is answered.
 *
 * Errors: CW-RECORD-003 (activity not held), CW-RECORD-011 (a cursor of another user, query or state of the choices), CW-RECORD-013
 * (another purpose).
 */
export async function searchRecord(
  parts: SearchParts,
  asker: Asker,
  request: SearchRequest,
): Promise<Result<SearchPage, Problem>> {
  const trace = isTrace(asker, request);
  const activity = trace ? 'trace-person' : readingActivity(asker);
  const refusal = refusalOf(asker, activity);
  if (refusal !== undefined) {
    await parts.store.writer.log([deniedRow(asker, { reason: refusal.code, kinds: [request.type] })]);
    return err(refusal);
  }
  const now = parts.store.clock();
  const question: GateQuestion = { asker, activity, now, ...(trace ? { trace } : {}) };
  const scope = { ...scopeOf({ asker, now }), ...(trace ? { trace } : {}) };
  const person = pinnedPerson(request);
  const policy = await policyOf(parts, { question, scope, request, person });
  return runSearch({ parts, texts: parts.texts, question, scope, request, person, policy });
}

async function runSearch(searching: Searching): Promise<Result<SearchPage, Problem>> {
  const { parts, question, request, policy } = searching;
  const after = placeOf(searching);
  if (!after.ok) return after;
  const found = await pageRows(searching, after.value);
  const matches = found.slice(0, request.count);
  const included = await includedResources({ ...searching, runner: parts.store }, request, matches);
  const hasNext = found.length > matches.length && request.count > 0;
  const total = await totalOf(searching, { first: after.value === undefined, hasNext, matches });
  const seen = [...matches, ...included];
  await parts.store.writer.log(accessRows(searching, seen));
  const last = matches.at(-1);
  return ok({
    resources: [...matches.map(foundAs('match')), ...included.map(foundAs('include'))],
    total,
    next:
      hasNext && last !== undefined
        ? sealCursor(parts.cursorKey, boundTo(searching), last.order_keys)
        : undefined,
    withheld: policy.withheld && isAboutPerson(request.type) && question.asker.role !== 'patient',
  });
}

function foundAs(mode: FoundResource['mode']): (row: GatedRow) => FoundResource {
  return (row) => ({ ...storedVersionOf(row), mode });
}

async function pageRows(searching: Searching, after: CursorPlace | undefined): Promise<readonly FoundRow[]> {
  if (searching.request.count === 0) return [];
  return searching.parts.store.query<FoundRow>(searching.scope, pageStatement(searching, after));
}

/** Counts only where it was asked for, unless the first page holds everything. */
async function totalOf(
  searching: Searching,
  page: { readonly first: boolean; readonly hasNext: boolean; readonly matches: readonly FoundRow[] },
): Promise<number | undefined> {
  const { parts, request, scope } = searching;
  if (page.first && !page.hasNext && request.count > 0) return page.matches.length;
  if (request.total === 'none') return undefined;
  const [counted] = await parts.store.query<{ total: number }>(scope, countStatement(searching));
  return counted?.total;
}

/** One row a person that was shown. Where nobody was, one row says that it was asked, and about whom if that was said. */
function accessRows(searching: Searching, seen: readonly GatedRow[]): readonly AccessFacts[] {
  const { question, request, person } = searching;
  if (seen.length > 0) return seenRows(question.asker, 'search', seen);
  const nothing: AccessFacts = {
    ...askerFacts(question.asker),
    action: 'search',
    basis: 'none',
    entries: [],
    kinds: [request.type],
    outcome: 'permit',
  };
  return [person === undefined ? nothing : { ...nothing, person }];
}

/** What is known of the choices where the search is about one person; where it is not, something might always be kept back. */
async function policyOf(
  { store }: SearchParts,
  search: Pick<Searching, 'question' | 'scope' | 'request' | 'person'>,
): Promise<PersonPolicy> {
  const { question, scope, person } = search;
  if (person === undefined || question.asker.organisation === undefined) {
    return { choices_version: null, withheld: true };
  }
  const [policy] = await store.query<PersonPolicy>(scope, personPolicyStatement(question, person));
  return policy ?? { choices_version: null, withheld: true };
}

/** What a cursor serves for: this user, organisation and query, in this state of the person's choices. */
function boundTo({ question, request, policy }: Searching): readonly unknown[] {
  const { user, organisation, person, purpose } = question.asker;
  return [
    user,
    organisation ?? null,
    person ?? null,
    purpose,
    request.type,
    request.self,
    policy.choices_version,
  ];
}

function placeOf(searching: Searching): Result<CursorPlace | undefined, Problem> {
  const { cursor } = searching.request;
  if (cursor === undefined) return ok(undefined);
  return openCursor(searching.parts.cursorKey, boundTo(searching), cursor);
}
