import { createHash } from 'node:crypto';
import { type Clock, err, msOfInstant, type Problem, problem, type Result } from '@causeway/domain';
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type ClaimsReading, type SignedInUser, userOfClaims } from './claims.js';
import { dateForJose } from './date-for-jose.js';

/** An issuer whose tokens are taken as bearer tokens. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly reading: Omit<ClaimsReading, 'session'>;
}

/** Tells who a bearer token is of. */
export interface TokenVerifier {
  /** Errors: CW-WEB-002 (not a token that is taken here), CW-WEB-003 (no role known), CW-WEB-021 (its issuer does not answer). */
  verify(token: string): Promise<Result<SignedInUser, Problem>>;
}

/** Signatures with a public key alone: a token signed with a shared secret, or not at all, is nobody's. */
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];

/** Seconds that the clocks of two servers may differ. */
const clockTolerance = 30;

/** Tokens kept verified; what a large region has signed in at one moment, at about 1 KB each. */
const keptTokens = 20_000;

interface Verified {
  readonly user: SignedInUser;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * A verifier of bearer tokens (JWT). A token once verified is kept by its digest until it expires, for checking a signature takes as long
 * as reading a resource does; the token itself is not kept. Source: RFC 9068, RFC 8725 (JWT best current practices).
 */
export function tokenVerifier(issuers: readonly TrustedIssuer[], clock: Clock): TokenVerifier {
  const kept = new Map<string, Verified>();
  return {
    async verify(token) {
      const digest = createHash('sha256').update(token).digest('base64url');
      const found = kept.get(digest);
      const now = clock();
      if (found !== undefined && found.expiresAt > msOfInstant(now)) return { ok: true, value: found.user };
      kept.delete(digest);
      const issuer = issuers.find((each) => each.issuer === claimedIssuer(token));
      if (issuer === undefined) return err(problem('CW-WEB-002'));
      const claims = await verifiedClaims(token, issuer, dateForJose(now));
      if (!claims.ok) return claims;
      const user = userOfClaims(claims.value, { ...issuer.reading, session: digest.slice(0, 22) });
      if (user.ok) keep(kept, digest, { user: user.value, expiresAt: (claims.value.exp ?? 0) * 1000 });
      return user;
    },
  };
}

/** The oldest go first: a token is soon verified anew. */
function keep(kept: Map<string, Verified>, digest: string, verified: Verified): void {
  const [oldest] = kept.keys();
  if (kept.size >= keptTokens && oldest !== undefined) kept.delete(oldest);
  kept.set(digest, verified);
}

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verifiedClaims(
  token: string,
  { issuer, audience, keys }: TrustedIssuer,
  currentDate: ReturnType<typeof dateForJose>,
): Promise<Result<JWTPayload, Problem>> {
  try {
    const options = {
      issuer,
      audience,
      algorithms,
      currentDate,
      clockTolerance,
      requiredClaims: ['exp', 'sub'],
    };
    const { payload } = await jwtVerify(token, keys, options);
    return { ok: true, value: payload };
  } catch (error) {
    // What jose finds wrong is the token's fault; anything else is that the issuer could not be asked.
    return err(problem(isTokenFault(error) ? 'CW-WEB-002' : 'CW-WEB-021'));
  }
}

function isTokenFault(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
}
