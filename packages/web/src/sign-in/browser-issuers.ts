import { importJWK } from 'jose';
import { ClientSecretPost, None, PrivateKeyJwt } from 'openid-client';
import { isLoopback } from '../demonstration/demonstration-allowed.js';
import { demonstrationClient, demonstrationPath } from '../demonstration/demonstration-path.js';
import { demonstrationRoles } from '../demonstration/persona-claims.js';
import type { BrowserIssuer } from './code-flow.js';
import type { IssuerConfiguration } from './sign-in-configuration.js';

/** The issuers people sign in at: those configured. Throws where a client key is none: the configuration was to be checked before. */
export async function browserIssuers(
  issuers: readonly IssuerConfiguration[],
): Promise<readonly BrowserIssuer[]> {
  return Promise.all(
    issuers.map(async (issuer) => ({
      name: issuer.name,
      issuer: issuer.issuer,
      clientId: issuer.clientId,
      scope: issuer.scope,
      authentication: await clientAuthentication(issuer),
      allowsHttp: isLoopback(new URL(issuer.issuer).hostname),
      reading: {
        for: issuer.for,
        ...(issuer.acceptedAssurance === undefined ? {} : { acceptedAssurance: issuer.acceptedAssurance }),
        ...(issuer.roles === undefined ? {} : { roles: issuer.roles }),
      },
    })),
  );
}

/** The demonstration provider of the server at `origin`, as an issuer like any other. */
export function demonstrationIssuer(origin: string): BrowserIssuer {
  return {
    name: 'Demonstration',
    issuer: `${origin}${demonstrationPath}`,
    clientId: demonstrationClient,
    scope: 'openid',
    authentication: None(),
    allowsHttp: true,
    reading: { for: 'demonstration', roles: demonstrationRoles },
  };
}

async function clientAuthentication({ clientKey, clientSecret }: IssuerConfiguration) {
  if (clientKey !== undefined) {
    const key = await importJWK(clientKey, clientKey.alg);
    if (key instanceof Uint8Array) throw new Error('a client key is a private key');
    return PrivateKeyJwt(clientKey.kid === undefined ? key : { key, kid: clientKey.kid });
  }
  return clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
}
