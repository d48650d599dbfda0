import { type Activity, type Asker, activitiesOf, purposesOf } from '@causeway/choices';
import {
  type Instant,
  msOfInstant,
  ok,
  type Problem,
  parsePurposeOfUse,
  type Result,
} from '@causeway/domain';
import type { SignedInUser } from './claims.js';
import { looksLikeSmartScope, parseSmartScope, type SmartScope, scopesAllow } from './smart-scope.js';

/** An asker, and the scopes that bind the token; undefined where it has none of SMART's and so may all that the role may. */
export interface BoundAsker {
  readonly asker: Asker;
  readonly scopes: readonly SmartScope[] | undefined;
}

/** What one request adds to a sign-in. */
export interface AskingOf {
  /** The header X-Purpose-Of-Use. */
  readonly purpose: string | undefined;
  readonly now: Instant;
  /** The person whose own record it is, found by the number of the sign-in. */
  readonly person: string | undefined;
}

/** How long after giving their credentials a user counts as having just given them, as break-glass asks: a quarter of an hour. */
const freshMs = 15 * 60_000;

/** The asker of a request by this user. Error: CW-DOMAIN-009 (the purpose stated is none). */
export function askerOfUser(user: SignedInUser, asking: AskingOf): Result<BoundAsker, Problem> {
  const stated = asking.purpose ?? user.purpose;
  const purpose =
    stated === undefined ? ok(purposesOf(user.role)[0] ?? 'direct-care') : parsePurposeOfUse(stated);
  if (!purpose.ok) return purpose;
  const scopes = boundBy(user.scopes);
  const asker: Asker = {
    user: user.user,
    role: user.role,
    organisation: user.organisation,
    activities: narrowed(activitiesOf(user.role), scopes),
    purpose: purpose.value,
    person: asking.person,
    session: user.session,
    freshlyAuthenticated: isFresh(user.authenticatedAt, asking.now),
  };
  return ok({ asker, scopes });
}

function isFresh(authenticatedAt: number | undefined, now: Instant): boolean {
  return authenticatedAt !== undefined && msOfInstant(now) - authenticatedAt * 1000 <= freshMs;
}

function boundBy(scopes: readonly string[]): readonly SmartScope[] | undefined {
  if (!scopes.some(looksLikeSmartScope)) return undefined;
  return scopes.map(parseSmartScope).filter((scope) => scope !== undefined);
}

const reading: ReadonlySet<Activity> = new Set([
  'trace-person',
  'view-record',
  'view-safeguarding',
  'view-protected-address',
  'read-own-record',
  'export-bulk',
]);
const writing: ReadonlySet<Activity> = new Set(['add-to-record', 'label-entry']);

/** Reading needs a scope that reads, writing one that writes, and all else a scope for everything: SMART has no word for it. */
function narrowed(
  activities: ReadonlySet<Activity>,
  scopes: readonly SmartScope[] | undefined,
): ReadonlySet<Activity> {
  if (scopes === undefined) return activities;
  const may = (letters: string) =>
    scopes.some(({ permissions }) => [...letters].some((each) => permissions.has(each as never)));
  const everything = [...'cruds'].every((letter) => scopesAllow(scopes, letter as never, '*'));
  return new Set(
    [...activities].filter(
      (activity) =>
        everything || (reading.has(activity) && may('rs')) || (writing.has(activity) && may('cud')),
    ),
  );
}
