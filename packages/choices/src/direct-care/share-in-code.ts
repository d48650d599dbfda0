import type { Instant, OdsCode, Problem, Result } from '@causeway/domain';
import { addMs, err, msOfInstant, ok, problem } from '@causeway/domain';
import type { CodeRequest, PersonState } from './person-state.js';

const msPerDay = 86_400_000;

/** How long a verification code can be used: 24 hours. */
export const codeLifeMs = msPerDay;

/** How often a code may be tried. */
export const mostCodeTries = 5;

/** How many codes an organisation may ask for one person within 24 hours: with the tries, it bounds what can be guessed. */
const mostCodesADay = 3;

/** For how long a contact must have been verified before a code is sent to it, so that a new contact cannot be made to steal one. */
const contactAgeMs = msPerDay;

/**
 * Until when a code that is asked for now can be used, where one may be sent.
 *
 * Errors: CW-CHOICES-015 (no contact that was verified at least a day ago), CW-CHOICES-016 (too many codes within a day).
 */
export function mayRequestCode(
  state: PersonState,
  request: {
    readonly organisation: OdsCode;
    readonly now: Instant;
    /** When the contact that a message would go to was verified; undefined where there is none. */
    readonly contactVerifiedAt: Instant | undefined;
  },
): Result<Instant, Problem> {
  const { now, contactVerifiedAt: verified } = request;
  if (verified === undefined || msOfInstant(now) - msOfInstant(verified) < contactAgeMs) {
    return err(problem('CW-CHOICES-015'));
  }
  const dayAgo = addMs(now, -msPerDay);
  const recent = (state.codeRequests.get(request.organisation) ?? []).filter(({ at }) => at > dayAgo);
  return recent.length >= mostCodesADay ? err(problem('CW-CHOICES-016')) : ok(addMs(now, codeLifeMs));
}

/**
 * The request whose code can be tried now: the newest of the organisation, not used, refused, out of time or out of tries; undefined
 * where there is none. An older code never works once a new one was sent.
 */
export function openCodeRequest(
  state: PersonState,
  organisation: OdsCode,
  now: Instant,
): CodeRequest | undefined {
  const newest = state.codeRequests.get(organisation)?.at(-1);
  if (newest === undefined || newest.outcome !== 'open') return undefined;
  return newest.until > now && newest.tries < mostCodeTries ? newest : undefined;
}

/** Six random digits, each code as likely as any other. `randomBytes` gives so many random bytes. */
export function newVerificationCode(randomBytes: (size: number) => Uint8Array): string {
  const codes = 1_000_000;
  const range = 2 ** 32;
  const unbiased = range - (range % codes);
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4);
    const number = ((a * 256 + b) * 256 + c) * 256 + d;
    if (number < unbiased) return String(number % codes).padStart(6, '0');
  }
}
