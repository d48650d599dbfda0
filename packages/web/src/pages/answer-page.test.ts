import { ok } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { OpenRequest } from '../running/route.js';
import { boundAskerOf } from '../sign-in/authenticate.js';
import type { SignedInUser } from '../sign-in/claims.js';
import { sessionStore } from '../sign-in/session-store.js';
import { notingRecord } from '../testing/noting-record.js';
import { testParts } from '../testing/test-server.js';
import { answerPage, type PageRequest } from './answer-page.js';
import { csrfTokenOf } from './csrf.js';
import { openPages } from './open-pages.js';
import type { SignedInPage } from './page-route.js';

const nurse: SignedInUser = {
  user: 'nurse',
  role: 'district-nurse',
  organisation: 'RT1' as SignedInUser['organisation'],
  person: undefined,
  session: 's',
  scopes: [],
  purpose: undefined,
  authenticatedAt: undefined,
};

async function pagesWith() {
  const noted = notingRecord({});
  const { parts } = await testParts(noted.record);
  const sessions = sessionStore<SignedInUser>({ ...parts, lifetimeMs: 60_000, most: 10 });
  const findPerson = async () => ok('11111111-1111-4111-8111-111111111111');
  const askerOf = async (user: SignedInUser) => {
    const bound = await boundAskerOf({ ...parts, findPerson }, user, undefined);
    return bound.ok ? ok(bound.value.asker) : bound;
  };
  return { sessions, pages: openPages(parts, { sessions, askerOf }) };
}

function request(method: string, more: { cookie?: string; body?: string; site?: string } = {}): PageRequest {
  const headers: Readonly<Record<string, string | undefined>> = {
    cookie: more.cookie,
    'sec-fetch-site': more.site,
  };
  const open: OpenRequest = { params: {}, query: '', header: (name) => headers[name], body: more.body };
  return { ...open, method, path: '/tried' };
}

describe('a page for who is signed in', () => {
  let handled = 0;
  const page = (
    method: 'GET' | 'POST',
    activity: 'view-record' | 'run-data' = 'view-record',
  ): SignedInPage => ({
    door: 'page',
    method,
    path: '/tried',
    activities: [activity],
    handle: async () => {
      handled += 1;
      return ok({ kind: 'go', to: '/done' });
    },
  });
  const asked = async (
    route: SignedInPage,
    make: (key: string) => PageRequest,
  ): Promise<{ readonly status: number; readonly location: unknown; readonly wasHandled: boolean }> => {
    const { pages, sessions } = await pagesWith();
    const before = handled;
    const answer = await answerPage(pages.parts, route, make(sessions.open(nurse)));
    return {
      status: answer.status,
      location: answer.headers?.location,
      wasHandled: handled > before,
    };
  };
  const cookieOf = (key: string) => `other=1; causeway-session=${key}`;

  it('sends everybody else to sign in, and back to it', async () => {
    const answer = await asked(page('GET'), () => request('GET'));
    expect(answer).toEqual({ status: 303, location: '/sign-in?return=%2Ftried', wasHandled: false });
  });

  it('is refused to a role that does not do this', async () => {
    const answer = await asked(page('GET', 'run-data'), (key) => request('GET', { cookie: cookieOf(key) }));
    expect([answer.status, answer.wasHandled]).toEqual([403, false]);
  });

  it('takes a form that carries the token of its session', async () => {
    const answer = await asked(page('POST'), (key) =>
      request('POST', {
        cookie: cookieOf(key),
        body: `_token=${encodeURIComponent(csrfTokenOf(key))}`,
        site: 'same-origin',
      }),
    );
    expect(answer).toEqual({ status: 303, location: '/done', wasHandled: true });
  });

  it.each([
    ['no token', undefined, 'same-origin'],
    ['the token of another session', `_token=${encodeURIComponent(csrfTokenOf('another'))}`, 'same-origin'],
    ['a token that is none', '_token=x', 'same-origin'],
  ])('refuses a form with %s', async (_what, body, site) => {
    const answer = await asked(page('POST'), (key) =>
      request('POST', { cookie: cookieOf(key), site, ...(body === undefined ? {} : { body }) }),
    );
    expect([answer.status, answer.wasHandled]).toEqual([403, false]);
  });

  it('refuses a form that the browser says another site sent, whatever its token', async () => {
    const answer = await asked(page('POST'), (key) =>
      request('POST', {
        cookie: cookieOf(key),
        body: `_token=${encodeURIComponent(csrfTokenOf(key))}`,
        site: 'cross-site',
      }),
    );
    expect([answer.status, answer.wasHandled]).toEqual([403, false]);
  });
});
