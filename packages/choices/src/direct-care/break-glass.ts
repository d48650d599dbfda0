import type { Instant, OdsCode, Problem, Result } from '@causeway/domain';
import { addMs, err, ok, problem } from '@causeway/domain';
import type { Asker } from './asker.js';
import type { PersonChoice } from './choice-event.js';
import type { BrokenGlass, PersonState } from './person-state.js';

/** How long breaking glass lasts, and each renewal of it: an hour. */
export const breakGlassMs = 3_600_000;

/** How often an override may be renewed. */
const mostRenewals = 1;

/** Why glass is broken: a code, and in the user's words. */
export interface BreakGlassReason {
  readonly code: string;
  readonly text: string;
}

/**
 * Codes of reasons that are known, with their words. A deployment may use others of its own; the officer reads the text in any case.
 *
 * Source: HL7 v3 ActReason (ETREAT, BTG, SAFETY and what NHS systems ask for).
 */
export const breakGlassReasons: Readonly<Record<string, string>> = {
  ETREAT: 'emergency treatment',
  BTG: 'break the glass',
  emergency: 'an emergency in which the person cannot be asked',
  unconscious: 'the person is unconscious',
  'lacks-capacity': 'the person lacks the capacity to decide, and it is in their best interests',
  'risk-to-life': 'a risk to life of the person or another',
};

type Opened = Extract<PersonChoice, { readonly kind: 'break-glass-opened' | 'break-glass-renewed' }>;

/** What is asked: by whom, why, when, and the id a new override would have. */
export interface BreakGlassRequest {
  readonly asker: Asker;
  readonly reason: BreakGlassReason;
  readonly now: Instant;
  readonly newGrant: string;
}

/**
 * What breaking glass comes to: a new override for an hour, or the renewal of the one in force, which is granted once and for a new
 * reason.
 *
 * Errors: CW-RECORD-003 (the role does not break glass), CW-CHOICES-011 (not freshly authenticated), CW-CHOICES-012 (no reason),
 * CW-CHOICES-013 (renewed already, or for the same reason).
 */
export function breakGlass(state: PersonState, request: BreakGlassRequest): Result<Opened, Problem> {
  const { asker, now } = request;
  const { organisation } = asker;
  if (organisation === undefined || !asker.activities.has('break-glass'))
    return err(problem('CW-RECORD-003'));
  if (!asker.freshlyAuthenticated) return err(problem('CW-CHOICES-011'));
  const reason = { code: request.reason.code.trim(), text: request.reason.text.trim() };
  if (!isReason(reason)) return err(problem('CW-CHOICES-012'));
  const inForce = brokenGlassOf(state, { organisation, user: asker.user, now });
  if (inForce !== undefined && !isRenewable(inForce, reason)) return err(problem('CW-CHOICES-013'));
  const common = { organisation, user: asker.user, reason, until: addMs(now, breakGlassMs) };
  return ok(
    inForce === undefined
      ? { kind: 'break-glass-opened', grant: request.newGrant, ...common }
      : { kind: 'break-glass-renewed', grant: inForce.grant, ...common },
  );
}

/** The override of a user for an organisation that is in force at the moment; undefined where there is none. */
export function brokenGlassOf(
  { brokenGlass }: PersonState,
  viewer: { readonly organisation: OdsCode; readonly user: string; readonly now: Instant },
): BrokenGlass | undefined {
  return brokenGlass.find(
    ({ organisation, user, until }) =>
      organisation === viewer.organisation && user === viewer.user && until > viewer.now,
  );
}

function isReason({ code, text }: BreakGlassReason): boolean {
  return /^[A-Za-z0-9][\w.-]{0,63}$/.test(code) && text !== '';
}

function isRenewable({ renewals, reasons }: BrokenGlass, reason: BreakGlassReason): boolean {
  const isNew = reasons.every(({ code, text }) => code !== reason.code || text !== reason.text);
  return renewals < mostRenewals && isNew;
}
