import { type Clock, err, type Problem, problem, type Result } from '@causeway/domain';
import { askerOfUser, type BoundAsker } from './asker-of-user.js';
import type { OwnPerson, SignedInUser } from './claims.js';
import { cookieOf } from './cookie.js';
import type { SessionStore } from './session-store.js';
import type { TokenVerifier } from './token-verifier.js';

/** The name of the cookie of a browser's session. */
export const sessionCookie = 'causeway-session';

/** What telling who asks is made of. */
export interface AuthenticateParts {
  readonly verifier: TokenVerifier;
  readonly sessions: SessionStore<SignedInUser>;
  readonly clock: Clock;
  /** Finds the id of the person a patient is. Error: CW-WEB-003 where the record knows no such person. */
  readonly findPerson: (person: OwnPerson) => Promise<Result<string, Problem>>;
}

/** What of a request tells who asks. */
export interface Credentials {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
}

/** Who asks. Errors: CW-WEB-001 to 003, CW-WEB-021, CW-DOMAIN-009. */
export async function authenticate(
  parts: AuthenticateParts,
  credentials: Credentials,
): Promise<Result<BoundAsker, Problem>> {
  const user = await signedInUser(parts, credentials);
  return user.ok ? boundAskerOf(parts, user.value, credentials.header('x-purpose-of-use')) : user;
}

/** Who a user is at this moment, for the purpose stated or the first of their role. Errors: CW-WEB-003, CW-DOMAIN-009. */
export async function boundAskerOf(
  { clock, findPerson }: Pick<AuthenticateParts, 'clock' | 'findPerson'>,
  user: SignedInUser,
  purpose: string | undefined,
): Promise<Result<BoundAsker, Problem>> {
  const own = user.person;
  const person = own === undefined ? undefined : await findPerson(own);
  if (person?.ok === false) return person;
  return askerOfUser(user, { purpose, now: clock(), person: person?.value });
}

async function signedInUser(
  { verifier, sessions }: AuthenticateParts,
  { method, header }: Credentials,
): Promise<Result<SignedInUser, Problem>> {
  const token = bearerToken(header('authorization'));
  if (token !== undefined) return verifier.verify(token);
  const session = mayUseSession(method, header) ? cookieOf(header('cookie'), sessionCookie) : undefined;
  const user = sessions.find(session);
  return user === undefined ? err(problem('CW-WEB-001')) : { ok: true, value: user };
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
}

/**
 * A browser sends its cookie along with whatever another site makes it ask, so a session is good only for reading, and only where the
 * browser itself says that the request comes from our own pages or from what the user typed. Source: W3C Fetch Metadata.
 */
function mayUseSession(method: string, header: Credentials['header']): boolean {
  const site = header('sec-fetch-site');
  return (method === 'GET' || method === 'HEAD') && (site === 'same-origin' || site === 'none');
}
