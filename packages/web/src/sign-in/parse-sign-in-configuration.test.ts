import { describe, expect, test } from 'vitest';
import { parseSignInConfiguration } from './parse-sign-in-configuration.js';

const issuer = {
  name: 'NHS CIS2',
  for: 'staff',
  issuer: 'https://am.example.nhs.uk/realms/Healthcare',
  audience: 'causeway',
  clientId: 'causeway',
  clientSecret: 'Zzmarkedsecret',
  scope: 'openid profile nationalrbacaccess',
  roles: { 'R8000@NQ7': 'out-of-hours-doctor' },
};
const client = {
  id: 'pathology',
  organisation: 'RGT',
  jwks: { keys: [{ kty: 'EC', crv: 'P-384', x: 'x', y: 'y' }] },
  scopes: ['system/Observation.cruds'],
};

describe('the configuration of sign-in', () => {
  test('is taken as it is written, with empty lists where nothing is said', () => {
    expect(parseSignInConfiguration({ issuers: [issuer], clients: [client] })).toEqual({
      ok: true,
      value: { issuers: [issuer], clients: [client] },
    });
    expect(parseSignInConfiguration({})).toEqual({ ok: true, value: { issuers: [], clients: [] } });
  });

  test.each([
    ['issuers[0].for', { issuers: [{ ...issuer, for: 'anybody' }] }],
    ['issuers[0].issuer', { issuers: [{ ...issuer, issuer: 'http://am.example.nhs.uk' }] }],
    ['issuers[0].scope', { issuers: [{ ...issuer, scope: 'profile' }] }],
    ['issuers[0].roles', { issuers: [{ ...issuer, roles: { R8000: 'constructor' } }] }],
    ['issuers[1]', { issuers: [issuer, { ...issuer, acceptedAsurance: ['AAL3'] }] }],
    ['issuers[0].clientId', { issuers: [{ ...issuer, clientId: undefined }] }],
    [
      'clients[0].jwks',
      { clients: [{ ...client, jwks: { keys: [{ ...client.jwks.keys[0], d: 'Zzmarked' }] } }] },
    ],
    ['clients[0].jwks', { clients: [{ ...client, jwks: { keys: [{ kty: 'oct', k: 'Zzmarked' }] } }] }],
    ['clients[0].scopes', { clients: [{ ...client, scopes: ['user/*.*'] }] }],
    ['clients[0].organisation', { clients: [{ ...client, organisation: 'x' }] }],
    ['the file.publicAddress', { publicAddress: 'ftp://record.example' }],
    ['the file.organisation', { issuers: [{ ...issuer, for: 'patient' }] }],
    ['the file', 'text'],
    ['the file', { issuer }],
  ])('is refused at %s', (path, json) => {
    const parsed = parseSignInConfiguration(json);
    expect(parsed).toMatchObject({ error: { code: 'CW-WEB-015', path } });
    expect(JSON.stringify(parsed)).not.toContain('Zzmarked');
  });
});
