import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { notingRecord } from '../testing/noting-record.js';
import { testServer } from '../testing/test-server.js';

const browser = { accept: 'text/html,application/xhtml+xml' };

async function serverOfPages() {
  const { app } = await testServer(notingRecord({}).record);
  return async (url: string, headers: Readonly<Record<string, string>> = browser) => {
    const answer: Promise<{
      readonly statusCode: number;
      readonly headers: Readonly<Record<string, unknown>>;
      readonly body: string;
      readonly rawPayload: Buffer;
    }> = app.inject({ url, headers }).then((found) => found);
    return answer;
  };
}

describe('a page', () => {
  it('brings nothing but our own styles, scripts and pictures, and is kept by nobody', async () => {
    const get = await serverOfPages();
    const { headers, body } = await get('/');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('tells of what is not there as a page to people, and as an OperationOutcome to programs', async () => {
    const get = await serverOfPages();
    const [page, outcome, fhir] = [
      await get('/nothing'),
      await get('/nothing', { accept: 'application/fhir+json' }),
      await get('/fhir/R4/Nothing/1/2/3/4'),
    ];
    expect([page.statusCode, outcome.statusCode, fhir.statusCode]).toEqual([404, 404, 404]);
    expect(page.body).toContain('<h1');
    expect([outcome, fhir].map(({ body }) => JSON.parse(body).resourceType)).toEqual([
      'OperationOutcome',
      'OperationOutcome',
    ]);
  });

  it('keeps the language that was chosen in a cookie that says nothing else', async () => {
    const get = await serverOfPages();
    const chosen = await get('/?lang=pl');
    expect(chosen.headers['set-cookie']).toBe('causeway-language=pl; Path=/; Max-Age=31536000; SameSite=Lax');
    const next = await get('/', { ...browser, cookie: 'causeway-language=pl' });
    expect(next.body).toContain('<html lang="pl">');
  });

  it('asks somebody who signs in over and over to wait', async () => {
    const get = await serverOfPages();
    const statuses = new Set<number>();
    let last = '';
    for (let n = 0; n < 62; n += 1) {
      const answer = await get('/sign-in?with=none');
      statuses.add(answer.statusCode);
      last = answer.body;
    }
    expect(statuses.has(429)).toBe(true);
    expect(last).toContain('too often');
  });
});

describe('what pages are made of', () => {
  it('is kept by browsers for as long as it stays the same, and travels compressed', async () => {
    const get = await serverOfPages();
    const { body } = await get('/');
    const [, address = ''] = /href="(\/assets\/causeway\.css\?[\w-]{12})"/.exec(body) ?? [];
    const zipped = await get(address, { 'accept-encoding': 'gzip, br' });
    const plain = await get(address, {});
    expect(plain.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
  });

  it('comes to less than 150 KB before anything of it was kept', async () => {
    const get = await serverOfPages();
    const { body, rawPayload } = await get('/');
    const assets = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
    const sizes = await Promise.all(
      assets.map(async (address) => (await get(address, { 'accept-encoding': 'gzip' })).rawPayload.length),
    );
    expect(assets.length).toBeGreaterThanOrEqual(3);
    expect(sizes.reduce((sum, size) => sum + size, rawPayload.length)).toBeLessThan(150_000);
  });

  it('is nothing that was not put there', async () => {
    const get = await serverOfPages();
    for (const path of ['/assets/none.css', '/assets/..%2f..%2fpackage.json', '/assets/images/none.svg']) {
      expect((await get(path)).statusCode, path).toBe(404);
    }
  });
});
