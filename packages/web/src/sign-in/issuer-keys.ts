import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** Gives the keys of an issuer, found through its discovery document when a token of it first comes. */
export function issuerKeys(issuer: string): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    keys ??= createRemoteJWKSet(await keyAddress(issuer));
    return keys(header, token);
  };
}

/**
 * Where the issuer keeps its keys. Throws where it does not answer, or answers for another issuer: the caller cannot then verify the
 * token, and refuses it. Source: OpenID Connect Discovery 1.0, 4.
 */
async function keyAddress(issuer: string): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000), redirect: 'error' });
  const found: unknown = await response.json();
  if (!isDiscovery(found) || found.issuer !== issuer) throw new Error('discovery answers for another issuer');
  return new URL(found.jwks_uri);
}

function isDiscovery(value: unknown): value is { readonly issuer: string; readonly jwks_uri: string } {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'issuer' in value &&
    typeof value.issuer === 'string' &&
    'jwks_uri' in value &&
    typeof value.jwks_uri === 'string'
  );
}
