import type { JWK } from 'jose';
import { ownAudience, personaIssuer } from '../demonstration/mint-persona-token.js';
import { demonstrationRoles } from '../demonstration/persona-claims.js';
import { systemIssuer } from './client-credentials.js';
import { issuerKeys } from './issuer-keys.js';
import { ownKeys } from './own-key.js';
import type { SignInConfiguration } from './sign-in-configuration.js';
import type { TrustedIssuer } from './token-verifier.js';

/**
 * The issuers whose bearer tokens are taken: those configured, this server's own for systems, and, with the demonstration switch on, that
 * of persona tokens.
 */
export function trustedIssuers(
  { issuers }: SignInConfiguration,
  tokenKey: JWK,
  hasDemonstration: boolean,
): readonly TrustedIssuer[] {
  const own = { audience: ownAudience, keys: ownKeys(tokenKey) };
  const personas: TrustedIssuer = {
    ...own,
    issuer: personaIssuer,
    reading: { for: 'demonstration', roles: demonstrationRoles },
  };
  return [
    ...issuers.map(({ issuer, audience, acceptedAssurance, roles, for: whom }) => ({
      issuer,
      audience,
      keys: issuerKeys(issuer),
      reading: {
        for: whom,
        ...(acceptedAssurance === undefined ? {} : { acceptedAssurance }),
        ...(roles === undefined ? {} : { roles }),
      },
    })),
    { ...own, issuer: systemIssuer, reading: { for: 'system' } },
    ...(hasDemonstration ? [personas] : []),
  ];
}
