import { err, ok, type Problem, problem, type Result } from '@causeway/domain';
import * as openid from 'openid-client';
import type { RandomBytes } from '../running/server-parts.js';
import { type ClaimsReading, type SignedInUser, userOfClaims } from './claims.js';
import type { SessionStore } from './session-store.js';

/** An issuer at which people sign in with a browser. */
export interface BrowserIssuer {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly authentication: openid.ClientAuth;
  readonly reading: Omit<ClaimsReading, 'session'>;
  /** Whether plain HTTP is taken: only where the issuer is on this machine. */
  readonly allowsHttp: boolean;
}

/** A sign-in that was begun in a browser and has not come back. */
export interface PendingSignIn {
  readonly issuer: BrowserIssuer;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly returnTo: string;
}

/** What the code flow is made of. */
export interface CodeFlowParts {
  readonly pending: SessionStore<PendingSignIn>;
  readonly sessions: SessionStore<SignedInUser>;
  readonly randomBytes: RandomBytes;
  /** The address the issuer sends the browser back to. */
  readonly callback: () => string;
}

/** Seconds after which an issuer is to ask for credentials again; that it is stated makes the issuer say when it last did. */
const sessionSeconds = 8 * 60 * 60;

/** OpenID Connect's code flow with PKCE, as a browser goes through it. */
export interface CodeFlow {
  /** Where to send the browser, and the key of the pending sign-in for its cookie. Error: CW-WEB-021 (the issuer does not answer). */
  begin(
    issuer: BrowserIssuer,
    options: { readonly returnTo: string; readonly askAgain: boolean },
  ): Promise<Result<{ readonly address: string; readonly key: string }, Problem>>;
  /** Ends the sign-in the browser comes back with. Errors: CW-WEB-022 (not finished), CW-WEB-003 (no role known). */
  finish(
    key: string | undefined,
    query: string,
  ): Promise<Result<{ readonly session: string; readonly returnTo: string }, Problem>>;
}

/** The code flow with these parts. The discovery documents of issuers are kept once read. */
export function codeFlow(parts: CodeFlowParts): CodeFlow {
  const configurations = new Map<string, openid.Configuration>();
  const configurationOf = async (issuer: BrowserIssuer) => {
    const known = configurations.get(issuer.issuer) ?? (await discover(issuer));
    configurations.set(issuer.issuer, known);
    return known;
  };
  const secret = () => Buffer.from(parts.randomBytes(32)).toString('base64url');
  return {
    async begin(issuer, { returnTo, askAgain }) {
      try {
        const configuration = await configurationOf(issuer);
        const [verifier, state, nonce] = [secret(), secret(), secret()];
        const address = openid.buildAuthorizationUrl(configuration, {
          redirect_uri: parts.callback(),
          scope: issuer.scope,
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          max_age: String(sessionSeconds),
          ...(askAgain ? { prompt: 'login' } : {}),
        });
        const key = parts.pending.open({ issuer, verifier, state, nonce, returnTo });
        return ok({ address: address.href, key });
      } catch {
        return err(problem('CW-WEB-021', { path: issuer.name }));
      }
    },
    async finish(key, query) {
      const pending = parts.pending.find(key);
      parts.pending.close(key);
      if (pending === undefined) return err(problem('CW-WEB-022'));
      const claims = await claimsOf(configurationOf, pending, `${parts.callback()}?${query}`);
      if (!claims.ok) return claims;
      const session = secret();
      const user = userOfClaims(claims.value, { ...pending.issuer.reading, session });
      return user.ok ? ok({ session: parts.sessions.open(user.value), returnTo: pending.returnTo }) : user;
    },
  };
}

async function discover({
  issuer,
  clientId,
  authentication,
  allowsHttp,
}: BrowserIssuer): Promise<openid.Configuration> {
  const execute = allowsHttp ? [openid.allowInsecureRequests] : [];
  return openid.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: 10 });
}

/** The claims of the ID token and the UserInfo answer: NHS CIS2 tells roles in the latter, NHS login the NHS number in both. */
async function claimsOf(
  configurationOf: (issuer: BrowserIssuer) => Promise<openid.Configuration>,
  { issuer, verifier, state, nonce }: PendingSignIn,
  address: string,
): Promise<Result<openid.IDToken, Problem>> {
  try {
    const configuration = await configurationOf(issuer);
    const tokens = await openid.authorizationCodeGrant(configuration, new URL(address), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return err(problem('CW-WEB-022'));
    const { userinfo_endpoint: hasUserInfo } = configuration.serverMetadata();
    if (hasUserInfo === undefined) return ok(claims);
    const more = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return ok({ ...more, ...claims } as openid.IDToken);
  } catch {
    return err(problem('CW-WEB-022'));
  }
}
