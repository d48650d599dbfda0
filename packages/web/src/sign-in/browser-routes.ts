import { ok, type Problem } from '@causeway/domain';
import type { Answer } from '../answer/answer.js';
import { httpStatus } from '../answer/http-status.js';
import type { ShowPage } from '../pages/open-pages.js';
import type { OpenRequest, OpenRoute } from '../running/route.js';
import { sessionCookie } from './authenticate.js';
import type { SignedInUser } from './claims.js';
import type { BrowserIssuer, CodeFlow } from './code-flow.js';
import { cookieOf, setCookie } from './cookie.js';
import type { SessionStore } from './session-store.js';

/** Where issuers send the browser back to. */
export const callbackPath = '/sign-in/callback';

const pendingCookie = 'causeway-sign-in';

/** More often than people begin to sign in, from one address. */
const signInLimit = { most: 60, withinMs: 60_000 };

/** What the routes by which people sign in are made of. */
export interface BrowserRouteParts {
  readonly issuers: () => readonly BrowserIssuer[];
  readonly flow: CodeFlow;
  readonly sessions: SessionStore<SignedInUser>;
  readonly origin: () => string;
  readonly show: ShowPage;
}

/** The routes by which people sign in and out with a browser: `/sign-in`, the issuer's way back, and `/sign-out`. */
export function browserRoutes(parts: BrowserRouteParts): readonly OpenRoute[] {
  return [
    {
      door: 'open',
      method: 'GET',
      path: '/sign-in',
      limit: signInLimit,
      handle: async (request) => ok(await signIn(parts, request)),
    },
    {
      door: 'open',
      method: 'GET',
      path: callbackPath,
      handle: async (request) => ok(await comeBack(parts, request)),
    },
    {
      door: 'open',
      method: 'GET',
      path: '/sign-out',
      handle: async () => ok(parts.show('/sign-out', { template: 'sign-in/sign-out.njk', data: {} })),
    },
    {
      door: 'open',
      method: 'POST',
      path: '/sign-out',
      handle: async (request) => ok(signOut(parts, request)),
    },
  ];
}

/** `?with=NAME` goes to that issuer, and so does there being only one; otherwise the page offers them. `?again` asks for credentials anew. */
async function signIn(parts: BrowserRouteParts, { query }: OpenRequest): Promise<Answer> {
  const asked = new URLSearchParams(query);
  const issuers = parts.issuers();
  const issuer = issuers.length === 1 ? issuers[0] : issuers.find(({ name }) => name === asked.get('with'));
  if (issuer === undefined) return offer(parts, issuers);
  const options = { returnTo: localPath(asked.get('return')), askAgain: asked.has('again') };
  const begun = await parts.flow.begin(issuer, options);
  if (!begun.ok) return failed(parts, begun.error);
  const cookie = setCookie(pendingCookie, begun.value.key, { maxAge: 600, isSecure: isSecure(parts) });
  return { status: 302, headers: { location: begun.value.address, 'set-cookie': cookie } };
}

function offer({ show }: BrowserRouteParts, issuers: readonly BrowserIssuer[]): Answer {
  const links = issuers.map(({ name }) => ({
    name,
    href: `/sign-in?${new URLSearchParams({ with: name })}`,
  }));
  const status = issuers.length === 0 ? 503 : 200;
  return show('/sign-in', { template: 'sign-in/offer.njk', data: { issuers: links }, status });
}

function failed({ show }: BrowserRouteParts, found: Problem): Answer {
  return show('/sign-in', {
    template: 'sign-in/failed.njk',
    data: { problem: found },
    status: httpStatus(found),
  });
}

async function comeBack(parts: BrowserRouteParts, { query, header }: OpenRequest): Promise<Answer> {
  const finished = await parts.flow.finish(cookieOf(header('cookie'), pendingCookie), query);
  const isHttps = isSecure(parts);
  if (!finished.ok) return failed(parts, finished.error);
  const { session, returnTo } = finished.value;
  return {
    status: 302,
    headers: {
      location: returnTo,
      'set-cookie': [
        setCookie(sessionCookie, session, { maxAge: 8 * 60 * 60, isSecure: isHttps }),
        setCookie(pendingCookie, '', { maxAge: 0, isSecure: isHttps }),
      ],
    },
  };
}

function signOut(parts: BrowserRouteParts, { header }: OpenRequest): Answer {
  parts.sessions.close(cookieOf(header('cookie'), sessionCookie));
  const cookie = setCookie(sessionCookie, '', { maxAge: 0, isSecure: isSecure(parts) });
  return { status: 303, headers: { location: '/', 'set-cookie': cookie } };
}

/** The path to go on to, if it is one of this server: never another site's address, which `//` and `/\` begin in a browser. */
function localPath(text: string | null): string {
  return text !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) ? text : '/';
}

function isSecure({ origin }: BrowserRouteParts): boolean {
  return origin().startsWith('https:');
}
