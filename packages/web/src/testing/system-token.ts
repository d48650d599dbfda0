import { msOfInstant } from '@causeway/domain';
import { importJWK, SignJWT } from 'jose';
import { ownAudience } from '../demonstration/mint-persona-token.js';
import type { ServerParts } from '../running/server-parts.js';
import { systemIssuer } from '../sign-in/client-credentials.js';
import { numericDate } from '../sign-in/date-for-jose.js';

/** A token as the token endpoint gives it to a system of the organisation RGT, good for two days. For tests only. */
export async function systemToken(parts: ServerParts, client: string, scope: string): Promise<string> {
  const now = numericDate(msOfInstant(parts.clock()));
  return new SignJWT({ scope, organisation: 'RGT' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(systemIssuer)
    .setAudience(ownAudience)
    .setSubject(client)
    .setIssuedAt(now)
    .setExpirationTime(now + 2 * 24 * 60 * 60)
    .sign(await importJWK(parts.tokenKey, 'ES256'));
}
