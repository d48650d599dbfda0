import { type Clock, type Instant, msOfInstant } from '@causeway/domain';
import { createLocalJWKSet, decodeJwt, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { RandomBytes } from '../running/server-parts.js';
import { dateForJose, numericDate } from './date-for-jose.js';
import type { ClientConfiguration } from './sign-in-configuration.js';
import { parseSmartScope, scopesAllow } from './smart-scope.js';

/** The issuer of the tokens this server gives to systems. */
export const systemIssuer = 'urn:causeway:record';

/** Seconds an access token is good for, as SMART backend services recommends at most. */
const tokenLifetime = 300;
/** Seconds an assertion may be good for at most. Source: SMART App Launch 2.2, asymmetric client authentication. */
const assertionLifetime = 300;

/** What OAuth calls what is wrong with a token request. Source: RFC 6749, 5.2. */
export type TokenError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

/** An access token as the token endpoint gives it. */
export interface GivenToken {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** What the token endpoint is made of. */
export interface TokenEndpointParts {
  readonly clients: readonly ClientConfiguration[];
  readonly tokenKey: JWK;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** The audiences of this server's own tokens. */
  readonly audience: string;
  /** The address of the token endpoint, which assertions must be meant for. */
  readonly address: () => string;
}

/** Gives an access token for a form of OAuth's client credentials, or says what is wrong with it. */
export type TokenEndpoint = (form: URLSearchParams) => Promise<GivenToken | { readonly error: TokenError }>;

/**
 * The token endpoint of SMART backend services: a system proves who it is with an assertion it signed (`private_key_jwt`), and each
 * assertion is taken once.
 */
export function tokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const used = new Map<string, number>();
  return async (form) => {
    if (form.get('grant_type') !== 'client_credentials') return { error: 'unsupported_grant_type' };
    const assertion = form.get('client_assertion');
    const isJwt =
      form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (assertion === null || !isJwt) return { error: 'invalid_request' };
    const now = parts.clock();
    const client = await assertedClient(assertion, { ...parts, now, used });
    if (client === undefined) return { error: 'invalid_client' };
    const scopes = grantedScopes(form.get('scope') ?? '', client.scopes);
    return scopes.length === 0 ? { error: 'invalid_scope' } : give(client, scopes, parts);
  };
}

interface AssertionParts extends TokenEndpointParts {
  readonly now: Instant;
  /** Until when (milliseconds since 1970) an assertion, by client and `jti`, is not taken again. */
  readonly used: Map<string, number>;
}

async function assertedClient(
  assertion: string,
  parts: AssertionParts,
): Promise<ClientConfiguration | undefined> {
  try {
    const client = parts.clients.find(({ id }) => id === decodeJwt(assertion).iss);
    if (client === undefined) return undefined;
    const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [...client.jwks.keys] }), {
      issuer: client.id,
      subject: client.id,
      audience: parts.address(),
      algorithms: ['RS384', 'ES384'],
      requiredClaims: ['exp', 'jti'],
      currentDate: dateForJose(parts.now),
    });
    return isFirstUse(payload, client.id, parts) ? client : undefined;
  } catch {
    return undefined;
  }
}

function isFirstUse(
  { exp = 0, jti = '' }: JWTPayload,
  client: string,
  { now, used }: AssertionParts,
): boolean {
  const ms = msOfInstant(now);
  for (const [key, until] of used) if (until <= ms) used.delete(key);
  const key = JSON.stringify([client, jti]);
  if (exp > numericDate(ms) + assertionLifetime || used.has(key)) return false;
  used.set(key, exp * 1000);
  return true;
}

/** The scopes asked for that the client's registration covers. */
function grantedScopes(asked: string, registered: readonly string[]): readonly string[] {
  const most = registered.map(parseSmartScope).filter((scope) => scope !== undefined);
  return asked.split(' ').filter((text) => {
    const scope = parseSmartScope(text);
    return (
      scope?.context === 'system' &&
      [...scope.permissions].every((permission) => scopesAllow(most, permission, scope.type))
    );
  });
}

async function give(
  client: ClientConfiguration,
  scopes: readonly string[],
  { tokenKey, clock, randomBytes, audience }: TokenEndpointParts,
): Promise<GivenToken> {
  const now = numericDate(msOfInstant(clock()));
  const scope = scopes.join(' ');
  const token = await new SignJWT({ scope, organisation: client.organisation, auth_time: now })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(systemIssuer)
    .setSubject(client.id)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + tokenLifetime)
    .setJti(Buffer.from(randomBytes(16)).toString('base64url'))
    .sign(await importJWK(tokenKey, 'ES256'));
  return { access_token: token, token_type: 'bearer', expires_in: tokenLifetime, scope };
}
