import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Instant, msOfInstant } from '@causeway/domain';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { issuerKeys } from './issuer-keys.js';
import { tokenVerifier } from './token-verifier.js';

const now = msOfInstant('2026-11-22T22:00:00.000Z' as Instant) / 1000;
const clock = () => '2026-11-22T22:00:00.000Z' as Instant;
const keys = await generateKeyPair('RS512', { extractable: true });
const strangers = await generateKeyPair('RS512');

/** A real issuer of another organisation, as far as a verifier asks: its discovery document and its keys. */
const asked: string[] = [];
const issuerServer = createServer((request, response) => {
  asked.push(request.url ?? '');
  const origin = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`;
  const documents: Record<string, unknown> = {
    '/.well-known/openid-configuration': { issuer: origin, jwks_uri: `${origin}/keys` },
    '/wrong/.well-known/openid-configuration': { issuer: origin, jwks_uri: `${origin}/keys` },
    '/keys': { keys: [publicJwk] },
  };
  response
    .setHeader('content-type', 'application/json')
    .end(JSON.stringify(documents[request.url ?? ''] ?? {}));
});
const publicJwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS512', use: 'sig' };
await new Promise<void>((listening) => void issuerServer.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`;
afterAll(() => void issuerServer.close());

function verifier(of = issuer) {
  return tokenVerifier(
    [{ issuer: of, audience: 'causeway', keys: issuerKeys(of), reading: { for: 'staff' } }],
    clock,
  );
}

const claims = {
  iss: issuer,
  aud: 'causeway',
  sub: 'subject',
  exp: now + 600,
  nhsid_useruid: '555036632103',
  selected_roleid: '2',
  nhsid_nrbac_roles: [
    { person_roleid: '1', org_code: 'RGT', role_code: 'S8000:G8000:R8000' },
    { person_roleid: '2', org_code: 'RT1', role_code: 'S8000:G8000:R8001' },
  ],
};

const signed = (changed: JWTPayload = {}, { privateKey } = keys) =>
  new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS512', kid: 'one' }).sign(privateKey);

test('takes the word of a configured issuer, found through its discovery document, and asks it once', async () => {
  const { verify } = verifier();
  const token = await signed();
  expect(await verify(token)).toMatchObject({
    ok: true,
    value: { user: '555036632103', role: 'district-nurse', organisation: 'RT1' },
  });
  asked.length = 0;
  expect((await verify(token)).ok).toBe(true);
  expect((await verify(await signed({ selected_roleid: '1' }))).ok).toBe(true);
  expect(asked).toEqual([]);
});

test.each([
  ['expired a minute ago', { exp: now - 60 }],
  ['begins in a minute', { nbf: now + 60 }],
  ['never expires', { exp: undefined }],
  ['is meant for somebody else', { aud: 'elsewhere' }],
  ['comes from an issuer nobody configured', { iss: 'https://other.example' }],
] as const)('refuses a token that %s', async (_words, changed) => {
  expect(await verifier().verify(await signed(changed as JWTPayload))).toMatchObject({
    error: { code: 'CW-WEB-002' },
  });
});

test('refuses a token that is signed with another key, with a shared secret, or not at all', async () => {
  const { verify } = verifier();
  const secret = new TextEncoder().encode(JSON.stringify(publicJwk));
  const tokens = [
    await signed({}, strangers as typeof keys),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret),
    new UnsecuredJWT(claims).encode(),
    'not.a.token',
    '',
  ];
  for (const token of tokens) expect(await verify(token)).toMatchObject({ error: { code: 'CW-WEB-002' } });
});

test('says that the issuer does not answer when it answers for another', async () => {
  const token = await signed({ iss: `${issuer}/wrong` });
  expect(await verifier(`${issuer}/wrong`).verify(token)).toMatchObject({ error: { code: 'CW-WEB-021' } });
});
