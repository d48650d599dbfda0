import type { Asker } from '@causeway/choices';
import { type Clock, err, ok, type Problem, problem, type Result } from '@causeway/domain';
import type { SharedRecord } from '@causeway/record';
import type { Answer } from '../answer/answer.js';
import { httpStatus } from '../answer/http-status.js';
import { nullRefused, queryHasNull } from '../answer/null-character.js';
import { askersRecord } from '../fhir/askers-record.js';
import type { OpenRequest } from '../running/route.js';
import { sessionCookie } from '../sign-in/authenticate.js';
import type { SignedInUser } from '../sign-in/claims.js';
import { cookieOf } from '../sign-in/cookie.js';
import type { SessionStore } from '../sign-in/session-store.js';
import { csrfField, isCsrfTokenOf } from './csrf.js';
import { formValues } from './form-values.js';
import { type Language, languageOf } from './messages.js';
import type { PageFrames } from './page-frames.js';
import { pageHeaders } from './page-headers.js';
import type { PageAnswer, PageRoute, PublicPageRequest } from './page-route.js';
import type { Render } from './render.js';

/** What answering pages is made of. */
export interface PageParts {
  readonly record: SharedRecord;
  readonly clock: Clock;
  readonly sessions: SessionStore<SignedInUser>;
  /** Who a user of a session is at this moment. Errors: CW-WEB-003. */
  readonly askerOf: (user: SignedInUser) => Promise<Result<Asker, Problem>>;
  readonly render: Render;
  readonly frames: PageFrames;
}

/** A request for a page, before it is known who asks. */
export interface PageRequest extends OpenRequest {
  readonly method: string;
  readonly path: string;
}

interface Visitor {
  readonly sessionKey: string | undefined;
  readonly asker: Asker | undefined;
  readonly language: Language;
}

/**
 * Answers a request for a page. With `answerRequest` this is the only place where a request meets the record: after a sign-in, as the
 * asker it established, and for a form only where it came from a page of that same session.
 */
export async function answerPage(parts: PageParts, route: PageRoute, request: PageRequest): Promise<Answer> {
  const query = new URLSearchParams(request.query);
  const language = languageOf(query, cookieOf(request.header('cookie'), languageCookie));
  const visitor = await visitorOf(parts, request, language);
  const answered = visitor.ok
    ? await pageOf(parts, route, { request, query, visitor: visitor.value })
    : visitor;
  const frameOf = visitor.ok ? visitor.value : { sessionKey: undefined, asker: undefined, language };
  if (!answered.ok && answered.error.code === 'CW-WEB-001') return toSignIn(request);
  const answer = answered.ok ? answered.value : problemPage(answered.error);
  const shown = shownAnswer(parts, answer, { request, visitor: frameOf });
  return query.has('lang')
    ? { ...shown, headers: { ...shown.headers, 'set-cookie': languageSet(language) } }
    : shown;
}

/** The cookie that keeps the language somebody chose. It says nothing about who they are. */
export const languageCookie = 'causeway-language';

function languageSet(language: Language): string {
  return `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

async function visitorOf(
  { sessions, askerOf }: PageParts,
  { header }: PageRequest,
  language: Language,
): Promise<Result<Visitor, Problem>> {
  const sessionKey = cookieOf(header('cookie'), sessionCookie);
  const user = sessions.find(sessionKey);
  if (user === undefined) return ok({ sessionKey: undefined, asker: undefined, language });
  const asker = await askerOf(user);
  return asker.ok ? ok({ sessionKey, asker: asker.value, language }) : asker;
}

async function pageOf(
  parts: PageParts,
  route: PageRoute,
  {
    request,
    query,
    visitor,
  }: { readonly request: PageRequest; readonly query: URLSearchParams; readonly visitor: Visitor },
): Promise<Result<PageAnswer, Problem>> {
  if (queryHasNull(request.query)) return err(nullRefused);
  const { asker, sessionKey, language } = visitor;
  const asked: PublicPageRequest = {
    params: request.params,
    query,
    form: formValues(request.body),
    language,
    now: parts.clock(),
  };
  if (route.door === 'public-page') return route.handle(asked);
  if (asker === undefined || sessionKey === undefined) return err(problem('CW-WEB-001'));
  if (route.method === 'POST' && !isOwnForm(request, sessionKey, asked.form.text(csrfField))) {
    return err(problem('CW-WEB-023'));
  }
  if (!route.activities.some((activity) => asker.activities.has(activity))) return err(problem('CW-WEB-024'));
  return route.handle({ ...asked, asker, record: askersRecord(parts.record, asker) });
}

/** Two locks: what the browser itself says of where the form came from, where it says it, and the token. */
function isOwnForm({ header }: PageRequest, sessionKey: string, token: string): boolean {
  const site = header('sec-fetch-site');
  return (site === undefined || site === 'same-origin') && isCsrfTokenOf(sessionKey, token);
}

/** To the sign-in and back to the page; a form that was sent is to be filled in again, as it must not wait where somebody else may be next. */
function toSignIn({ method, path }: PageRequest): Answer {
  const back = method === 'GET' ? path : '/';
  return { status: 303, headers: { location: `/sign-in?${new URLSearchParams({ return: back })}` } };
}

/** The page that says what went wrong and what to do. */
export function problemPage(found: Problem): PageAnswer & { readonly kind: 'page' } {
  return { kind: 'page', template: 'problem.njk', data: { problem: found }, status: httpStatus(found) };
}

function shownAnswer(
  { render, frames }: PageParts,
  answer: PageAnswer,
  { request, visitor }: { readonly request: PageRequest; readonly visitor: Visitor },
): Answer {
  if (answer.kind === 'go') return { status: 303, headers: { location: answer.to } };
  if (answer.kind === 'file') return fileAnswer(answer);
  const frame = frames(request.path, visitor);
  const body = render(answer.template, frame, answer.data);
  return { status: answer.status ?? 200, type: 'text/html; charset=utf-8', headers: pageHeaders, body };
}

function fileAnswer({ type, body, name, headers }: PageAnswer & { readonly kind: 'file' }): Answer {
  const saved = name === undefined ? {} : { 'content-disposition': `attachment; filename="${name}"` };
  return { status: 200, type, headers: { ...headers, ...saved }, body };
}
