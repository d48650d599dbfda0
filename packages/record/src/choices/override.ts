import { breakGlass } from '@causeway/choices';
import type { Problem, Result } from '@causeway/domain';
import { addMs, err, ok, problem } from '@causeway/domain';
import type { BreakGlassGrant, OverrideInForce } from '../record-choices.js';
import type { Choosing } from './choosing.js';

const claimMs = 24 * 3_600_000;

/**
 * Breaks glass for the asker, or renews it, with the alert in the same transaction: nobody looks before the officer can know.
 *
 * Errors: those of `breakGlass` in choices.
 */
export async function openBreakGlass(
  context: Choosing,
  reason: { readonly code: string; readonly text: string },
): Promise<Result<BreakGlassGrant, Problem>> {
  const { asker, now } = context;
  const opened = breakGlass(context.state.person, { asker, reason, now, newGrant: context.newId() });
  if (!opened.ok) return opened;
  await context.append({ choice: opened.value, source: 'organisation-policy' });
  const { grant, until } = opened.value;
  const alert = await context.alert('glass-broken', `break-glass/${grant}`);
  return ok({ id: grant, until, alert });
}

/** The overrides of the asker, for the organisation they work for, that have not run out. */
export function ownOverrides({ asker, now, state }: Choosing): readonly OverrideInForce[] {
  return state.person.brokenGlass
    .filter(
      ({ user, organisation, until }) =>
        user === asker.user && organisation === asker.organisation && until > now,
    )
    .map(({ grant, until }) => ({ id: grant, until }));
}

/**
 * Ends an override: the user who broke glass, or an officer of the same organisation.
 *
 * Errors: CW-RECORD-001 (no override of this organisation by this id in force).
 */
export async function endOverride(context: Choosing, grant: string): Promise<Result<void, Problem>> {
  const { asker, now, state } = context;
  const found = state.person.brokenGlass.find((each) => each.grant === grant);
  const mayEnd = found?.user === asker.user || asker.activities.has('handle-alerts');
  if (found === undefined || found.organisation !== asker.organisation || found.until <= now || !mayEnd) {
    return err(problem('CW-RECORD-001'));
  }
  await context.append({ choice: { kind: 'break-glass-ended', grant }, source: 'organisation-policy' });
  return ok(undefined);
}

/**
 * Opens a relationship of the asker's organisation for 24 hours because they say that there is one, with an alert.
 *
 * Errors: CW-CHOICES-012 (no reason).
 */
export async function claim(
  context: Choosing,
  reason: string,
): Promise<Result<{ readonly until: string; readonly alert: string }, Problem>> {
  const { organisation } = context.asker;
  if (organisation === undefined) return err(problem('CW-RECORD-003'));
  if (reason.trim() === '') return err(problem('CW-CHOICES-012'));
  const until = addMs(context.now, claimMs);
  const choice = { kind: 'relationship-claimed', organisation, reason: reason.trim(), until } as const;
  const events = await context.append({ choice, source: 'organisation-policy' });
  const alert = await context.alert('relationship-claimed', `relationship/${events.at(-1)?.id ?? ''}`);
  return ok({ until, alert });
}
