import { type Clock, err, msOfInstant, ok, type Problem, problem, type Result } from '@causeway/domain';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { RandomBytes } from '../running/server-parts.js';
import { numericDate } from '../sign-in/date-for-jose.js';
import type { DemonstrationParts } from './demonstration-parts.js';
import type { Persona } from './persona.js';
import { personaClaims } from './persona-claims.js';

/** The issuer of persona tokens: a name, not an address, so that a token can be made beside a server whose port is not known. */
export const personaIssuer = 'urn:causeway:demonstration';

/** Who tokens of this server's own keys are meant for. */
export const ownAudience = 'urn:causeway:record';

/** What a persona token is made with. */
export interface PersonaTokenParts {
  readonly demonstration: DemonstrationParts;
  /** The private key of the server, from the same file. */
  readonly tokenKey: JWK;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Seconds the token is good for; eight hours where it is not said. */
  readonly lifetimeSeconds?: number;
}

/**
 * A bearer token of a persona, as if the persona had just signed in. It is good for any server with the same key and its demonstration
 * switch on, and for no other.
 *
 * Error: CW-WEB-003 where the demonstration has no organisation for the persona.
 */
export async function mintPersonaToken(
  persona: Persona,
  parts: PersonaTokenParts,
): Promise<Result<string, Problem>> {
  const isStaff = persona !== 'patient' && persona !== 'proxy';
  if (isStaff && parts.demonstration.organisations[persona] === undefined) {
    const detail = 'The demonstration names no organisation for this persona.';
    return err(problem('CW-WEB-003', { path: persona, detail, remedy: 'Start in a new data folder.' }));
  }
  const now = numericDate(msOfInstant(parts.clock()));
  const identifier = Buffer.from(parts.randomBytes(16)).toString('base64url');
  const token = new SignJWT({
    ...personaClaims(persona, parts.demonstration),
    auth_time: now,
    sid: identifier,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(personaIssuer)
    .setAudience(ownAudience)
    .setIssuedAt(now)
    .setExpirationTime(now + (parts.lifetimeSeconds ?? 8 * 60 * 60))
    .setJti(identifier);
  return ok(await token.sign(await importJWK(parts.tokenKey, 'ES256')));
}
