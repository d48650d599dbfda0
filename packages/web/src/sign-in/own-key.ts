import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';

/** The public half of the key that signs this server's own tokens, as it is published. */
export function publicKey({ kty, crv, x, y, kid }: JWK): JWK {
  return { kty, crv, x, y, ...(kid === undefined ? {} : { kid }), use: 'sig', alg: 'ES256' } as JWK;
}

/** What tokens of this server's own key are verified with. */
export function ownKeys(tokenKey: JWK): JWTVerifyGetKey {
  return createLocalJWKSet({ keys: [publicKey(tokenKey)] });
}
