import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { SearchRequest } from '@causeway/fhir';
import { isAboutPerson } from '@causeway/fhir';
import type { AccessFacts } from '../audit/access-facts.js';
import { askerFacts, seenRows } from '../gate/access-rows.js';
import type { EntryLook } from '../gate/entry-look.js';
import type { GatedRow } from '../gate/gated-row.js';
import { storedVersionOf } from '../gate/gated-row.js';
import { settledReferences } from '../gate/settled-references.js';
import type { FoundResource, SearchPage } from '../shared-record.js';
import { includedResources } from './included-resources.js';
import type { PersonPolicy } from './person-policy.js';
import { personPolicyStatement } from './person-policy.js';
import { pinnedPerson } from './pinned-person.js';
import type { CursorPlace } from './sealed-cursor.js';
import { openCursor, sealCursor } from './sealed-cursor.js';
import type { FoundRow, SearchTexts } from './search-statement.js';
import { countStatement, pageStatement } from './search-statement.js';

/** What searches are run with. */
export interface SearchParts {
  readonly texts: SearchTexts;
  /** 32 bytes that seal cursors; those sealed with another are refused. */
  readonly cursorKey: Uint8Array;
}

/** A look through the gate at many entries. */
export type SearchLook = Omit<EntryLook, 'texts'>;

/** A page, and the rows of the access log that say what it showed. */
export interface LoggedPage {
  readonly page: SearchPage;
  readonly rows: readonly AccessFacts[];
}

/** A search under way. */
interface Searching extends SearchLook, SearchParts {
  readonly request: SearchRequest;
  readonly person: string | undefined;
  readonly policy: PersonPolicy;
}

/** The page of a search within what the asker may see. Errors: CW-RECORD-011 (a cursor of another user, query or state of the choices). */
export async function searchPage(
  parts: SearchParts,
  look: SearchLook,
  request: SearchRequest,
): Promise<Result<LoggedPage, Problem>> {
  const person = pinnedPerson(request);
  const asked = { ...parts, ...look, request, person };
  if (request.cursor !== undefined) return nextPage({ ...asked, policy: await policyOf(look, person) });
  // Asked in the same turn, so that they share a round trip.
  const [policy, found] = await Promise.all([policyOf(look, person), pageRows(asked, undefined)]);
  return pageOf({ ...asked, policy }, undefined, found);
}

/** A page that goes on from a cursor, which is read only in the state of the choices in which it was made. */
async function nextPage(searching: Searching): Promise<Result<LoggedPage, Problem>> {
  const after = placeOf(searching);
  if (!after.ok) return after;
  return pageOf(searching, after.value, await pageRows(searching, after.value));
}

async function pageOf(
  searching: Searching,
  after: CursorPlace | undefined,
  found: readonly FoundRow[],
): Promise<Result<LoggedPage, Problem>> {
  const { request } = searching;
  const matches = found.slice(0, request.count);
  const included = await includedResources(searching, request, matches);
  const hasNext = found.length > matches.length && request.count > 0;
  const total = await totalOf(searching, { first: after === undefined, hasNext, matches });
  const seen = await settledReferences(searching, [...matches, ...included]);
  const resources = seen.map(
    (row, at): FoundResource => ({
      ...storedVersionOf(row),
      mode: at < matches.length ? 'match' : 'include',
    }),
  );
  const next = hasNext ? nextOf(searching, matches) : undefined;
  return ok({
    page: { resources, total, next, withheld: isWithheld(searching) },
    rows: accessRows(searching, seen),
  });
}

function nextOf(searching: Searching, matches: readonly FoundRow[]): string | undefined {
  const last = matches.at(-1);
  return (
    last && sealCursor(searching.cursorKey, boundTo(searching), JSON.parse(last.order_keys) as CursorPlace)
  );
}

/** Entries alone are kept back by choices: not what belongs to nobody, nor a Patient. What people withhold themselves they are not told. */
function isWithheld({ policy, request, question }: Searching): boolean {
  const isOfEntries = request.type !== 'Patient' && isAboutPerson(request.type);
  return isOfEntries && policy.withheld && question.asker.role !== 'patient';
}

async function pageRows(
  searching: Omit<Searching, 'policy'>,
  after: CursorPlace | undefined,
): Promise<readonly FoundRow[]> {
  if (searching.request.count === 0) return [];
  return searching.runner.query<FoundRow>(searching.scope, pageStatement(searching, after));
}

/** Counts only where it was asked for, unless the first page holds everything. */
async function totalOf(
  searching: Searching,
  page: { readonly first: boolean; readonly hasNext: boolean; readonly matches: readonly FoundRow[] },
): Promise<number | undefined> {
  const { runner, request, scope } = searching;
  if (page.first && !page.hasNext && request.count > 0) return page.matches.length;
  if (request.total === 'none') return undefined;
  const [counted] = await runner.query<{ total: number }>(scope, countStatement(searching));
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
  { runner, scope, question }: SearchLook,
  person: string | undefined,
): Promise<PersonPolicy> {
  const unknown = { choices_version: null, withheld: true };
  if (person === undefined || question.asker.organisation === undefined) return unknown;
  const [policy] = await runner.query<PersonPolicy>(scope, personPolicyStatement(question, person));
  return policy ?? unknown;
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
  return openCursor(searching.cursorKey, boundTo(searching), cursor);
}
