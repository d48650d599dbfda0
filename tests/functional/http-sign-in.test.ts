import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpService, startHttpService } from './http-service.js';

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service?.close());

/** Some resource; that none is there is told only to who signed in. */
const path = '/fhir/R4/Observation/22222222-2222-4222-8222-222222222222';

/** A browser, as far as signing in needs one: it keeps cookies and does not follow redirections by itself. */
function browser(origin: string) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async go(address: string, init: RequestInit = {}): Promise<Response> {
      const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(new URL(address, origin), {
        ...init,
        redirect: 'manual',
        headers: { ...init.headers, cookie: header },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
    async follow(response: Response): Promise<Response> {
      let current = response;
      for (let hops = 0; hops < 10; hops += 1) {
        const location = current.headers.get('location');
        if (location === null || new URL(location, origin).pathname === '/') return current;
        current = await this.go(location);
      }
      return current;
    },
  };
}

async function signInAs(origin: string, persona: string) {
  const visitor = browser(origin);
  const list = await visitor.follow(await visitor.go('/sign-in'));
  const page = await list.text();
  const chosen = await visitor.go(list.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `persona=${persona}`,
  });
  return { visitor, page, end: await visitor.follow(chosen) };
}

test('signs in a persona through the code flow, and reads as that persona with the session', async () => {
  const { origin } = service;
  const { visitor, page, end } = await signInAs(origin, 'district-nurse');
  expect(page).toContain('District nurse');
  expect(end.headers.get('location')).toBe('/');
  expect([...visitor.cookies.keys()]).toContain('causeway-session');
  const answer = await visitor.go(path, { headers: { 'sec-fetch-site': 'same-origin' } });
  expect(answer.status).toBe(404);
});

test('takes a session neither from another site nor for a write, and no longer after signing out', async () => {
  const { origin } = service;
  const { visitor } = await signInAs(origin, 'patient');
  const crossSite = await visitor.go(path, { headers: { 'sec-fetch-site': 'cross-site' } });
  const unsaid = await visitor.go(path);
  const write = await visitor.go(path, { method: 'DELETE', headers: { 'sec-fetch-site': 'same-origin' } });
  expect([crossSite.status, unsaid.status, write.status]).toEqual([401, 401, 401]);
  const kept = new Map(visitor.cookies);
  await visitor.go('/sign-out', { method: 'POST' });
  const stolen = browser(origin);
  for (const [name, value] of kept) stolen.cookies.set(name, value);
  const after = await stolen.go(path, { headers: { 'sec-fetch-site': 'same-origin' } });
  expect(after.status).toBe(401);
});

test('sets a cookie that no script reads', async () => {
  const { origin } = service;
  const visitor = browser(origin);
  const begun = await visitor.go('/sign-in');
  expect(begun.headers.get('set-cookie')).toMatch(
    /^causeway-sign-in=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax$/,
  );
});

test('refuses to end a sign-in that was begun in another browser, or twice', async () => {
  const { origin } = service;
  const visitor = browser(origin);
  const begun = await visitor.go('/sign-in');
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state');
  const other = await browser(origin).go(`/sign-in/callback?code=x&state=${state}`);
  expect(other.status).toBe(400);
  const forged = await visitor.go('/sign-in/callback?code=x&state=other');
  const again = await visitor.go(`/sign-in/callback?code=x&state=${state}`);
  expect([forged.status, again.status]).toEqual([400, 400]);
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/%0d%0aset-cookie:x'])(
  'goes back to no other site after signing in: %s',
  async (target) => {
    const { origin } = service;
    const visitor = browser(origin);
    const list = await visitor.follow(await visitor.go(`/sign-in?return=${encodeURIComponent(target)}`));
    const chosen = await visitor.go(list.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'persona=gp',
    });
    const end = await visitor.follow(chosen);
    expect(new URL(end.headers.get('location') ?? '', origin).origin).toBe(origin);
  },
);
