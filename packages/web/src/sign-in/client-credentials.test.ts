import { type Instant, msOfInstant, type OdsCode, ok } from '@causeway/domain';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { notingRecord } from '../testing/noting-record.js';
import { testServer } from '../testing/test-server.js';

const now = msOfInstant('2026-11-22T22:00:00.000Z' as Instant) / 1000;
const audience = 'http://localhost/auth/token';
const keys = await generateKeyPair('ES384', { extractable: true });
const strangers = await generateKeyPair('ES384');

async function registered() {
  const noted = notingRecord({
    read: async (_asker, { type, id }) =>
      ok({ type, id, version: 1, lastUpdated: '2026-11-22T21:00:00.000Z', content: '{}', deleted: false }),
  });
  const client = {
    id: 'pathology',
    organisation: 'RGT' as OdsCode,
    jwks: { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES384' }] },
    scopes: ['system/Observation.cruds', 'system/Patient.rs'],
  };
  const server = await testServer(noted.record, { signIn: { issuers: [], clients: [client] } });
  const post = (fields: Record<string, string>) =>
    server.app.inject({
      method: 'POST',
      url: '/auth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  return { ...server, ...noted, post };
}

async function assertion(changed: JWTPayload = {}, { privateKey } = keys) {
  const claims = {
    iss: 'pathology',
    sub: 'pathology',
    aud: audience,
    exp: now + 300,
    jti: 'first',
    ...changed,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: 'one' }).sign(privateKey);
}

const form = async (signed: Promise<string>, scope = 'system/Observation.rs') => ({
  grant_type: 'client_credentials',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: await signed,
  scope,
});

test('gives a system a token that reads as its organisation, with the scopes it was given', async () => {
  const { app, post, calls } = await registered();
  const given = await post(await form(assertion()));
  expect(given.statusCode).toBe(200);
  const { access_token: token, ...rest } = given.json();
  expect(rest).toEqual({ token_type: 'bearer', expires_in: 300, scope: 'system/Observation.rs' });
  const headers = { authorization: `Bearer ${token}` };
  const allowed = await app.inject({ url: '/fhir/R4/Observation/x', headers });
  const otherType = await app.inject({ url: '/fhir/R4/Condition/x', headers });
  const write = await app.inject({ method: 'DELETE', url: '/fhir/R4/Observation/x', headers });
  expect([allowed.statusCode, otherType.statusCode, write.statusCode]).toEqual([200, 403, 403]);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.asker).toMatchObject({ user: 'pathology', role: 'system', organisation: 'RGT' });
  expect([...(calls[0]?.asker.activities ?? [])]).not.toContain('add-to-record');
});

test('takes an assertion once', async () => {
  const { post } = await registered();
  const fields = await form(assertion());
  expect((await post(fields)).statusCode).toBe(200);
  const again = await post(fields);
  expect([again.statusCode, again.json()]).toEqual([401, { error: 'invalid_client' }]);
});

test.each([
  ['is meant for another server', { aud: 'https://other.example/token' }, keys],
  ['is of another client', { iss: 'somebody' }, keys],
  ['is of one client about another', { sub: 'somebody' }, keys],
  ['has expired', { exp: now - 1 }, keys],
  ['is good for longer than five minutes', { exp: now + 301 }, keys],
  ['has no identifier', { jti: undefined }, keys],
  ['is signed with another key', {}, strangers],
] as const)('refuses an assertion that %s', async (_words, changed, pair) => {
  const { post } = await registered();
  const answer = await post(await form(assertion(changed as JWTPayload, pair as typeof keys)));
  expect([answer.statusCode, answer.json()]).toEqual([401, { error: 'invalid_client' }]);
});

test.each([
  '',
  'system/*.rs',
  'system/Condition.rs',
  'system/Patient.cruds',
  'user/Observation.rs',
  'nonsense',
])('gives no scope beyond those registered: %j', async (scope) => {
  const { post } = await registered();
  const answer = await post(await form(assertion(), scope));
  expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'invalid_scope' }]);
});

test('lets an access token go when its five minutes are over', async () => {
  const { app, post, pass } = await registered();
  const { access_token: token } = (await post(await form(assertion()))).json();
  const read = () =>
    app.inject({ url: '/fhir/R4/Observation/x', headers: { authorization: `Bearer ${token}` } });
  expect((await read()).statusCode).toBe(200);
  pass(299_000);
  expect((await read()).statusCode).toBe(200);
  pass(60_000);
  expect((await read()).statusCode).toBe(401);
});
