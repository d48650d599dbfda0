import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OdsCode } from '@causeway/domain';
import type { IssuerConfiguration } from '@causeway/web';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpService, organisationOf, startHttpService } from './http-service.js';

const nhsNumber = '9434765919';

/** A real issuer beside the server: its discovery document, its keys, and tokens of it. */
async function startIssuer() {
  const keys = await generateKeyPair('RS512', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS512', use: 'sig' };
  const server = createServer((request, response) => {
    const found =
      request.url === '/keys' ? { keys: [jwk] } : { issuer: address(), jwks_uri: `${address()}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    address: address(),
    token: (claims: JWTPayload) =>
      new SignJWT({ iss: address(), aud: 'causeway', ...claims })
        .setProtectedHeader({ alg: 'RS512', kid: 'one' })
        .setExpirationTime('5m')
        .sign(keys.privateKey),
    close: () => server.close(),
  };
}

describe('people who sign in elsewhere', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let service: HttpService;
  let person = '';
  const clientKeys = generateKeyPair('ES384', { extractable: true });

  beforeAll(async () => {
    issuer = await startIssuer();
    const common = { issuer: issuer.address, audience: 'causeway', clientId: 'causeway', scope: 'openid' };
    const issuers: IssuerConfiguration[] = [{ ...common, name: 'NHS login', for: 'patient' }];
    const jwk = { ...(await exportJWK((await clientKeys).publicKey)), alg: 'ES384', kid: 'one' };
    const practice = organisationOf.gp as OdsCode;
    const client = {
      id: 'warehouse',
      organisation: practice,
      jwks: { keys: [jwk] },
      scopes: ['system/*.rs'],
    };
    const office = organisationOf.analyst as OdsCode;
    service = await startHttpService({ signIn: { organisation: office, issuers, clients: [client] } });
    const created = await service.ask('gp', 'Patient', {
      method: 'POST',
      body: {
        resourceType: 'Patient',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
        birthDate: '1950-05-01',
        name: [{ family: 'Example' }],
      },
    });
    person = created.body.id;
    await service.ask('gp', 'Observation', {
      method: 'POST',
      body: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'note' },
        subject: { reference: `Patient/${person}` },
      },
    });
  });
  afterAll(async () => {
    await service?.close();
    issuer?.close();
  });

  const get = async (path: string, authorization: string, headers: Record<string, string> = {}) => {
    const response = await fetch(path.startsWith('http') ? path : `${service.base}/${path}`, {
      headers: { authorization, ...headers },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const patientToken = async (changed: JWTPayload = {}) =>
    `Bearer ${await issuer.token({
      sub: 'login-1',
      nhs_number: nhsNumber,
      birthdate: '1950-05-01',
      identity_proofing_level: 'P9',
      vot: 'P9.Cp.Cd',
      ...changed,
    })}`;

  it('read their own record when the issuer vouches for their number and date of birth', async () => {
    const own = await get(`Patient/${person}`, await patientToken());
    expect(own.status, own.text).toBe(200);
    const entries = await get(`Observation?patient=${person}`, await patientToken());
    expect(JSON.parse(entries.text).entry).toHaveLength(1);
  });

  it.each([{ birthdate: '1950-05-02' }, { nhs_number: '9999999999' }, { vot: 'P5.Cp.Cd' }])(
    'are nobody here with %j',
    async (changed) => {
      const answer = await get(`Patient/${person}`, await patientToken(changed));
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain(changed.nhs_number ?? nhsNumber);
    },
  );

  it('are found by the practice in its bulk export, which a system begins with a key of its own', async () => {
    const { privateKey } = await clientKeys;
    const assertion = await new SignJWT({ jti: 'first' })
      .setProtectedHeader({ alg: 'ES384', kid: 'one' })
      .setIssuer('warehouse')
      .setSubject('warehouse')
      .setAudience(`${service.origin}/auth/token`)
      .setExpirationTime('4m')
      .sign(privateKey);
    const response = await fetch(`${service.origin}/auth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope: 'system/*.rs',
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const begun = await get('$export?_type=Patient,Observation', `Bearer ${token}`, {
      prefer: 'respond-async',
    });
    expect(begun.status, begun.text).toBe(202);
    const address = begun.headers.get('content-location') ?? '';
    let state = await get(address, `Bearer ${token}`);
    while (state.status === 202) state = await get(address, `Bearer ${token}`);
    expect(state.status, state.text).toBe(200);
    const { output } = JSON.parse(state.text) as { output: { type: string; count: number; url: string }[] };
    expect(output.map(({ type, count }) => [type, count])).toEqual([
      ['Patient', 1],
      ['Observation', 1],
    ]);
    const file = await get(output[0]?.url ?? '', `Bearer ${token}`);
    expect(JSON.parse(file.text)).toMatchObject({ resourceType: 'Patient', id: person });
  });
});
