import { sensitiveSetOf } from '@causeway/choices';
import type { OdsCode, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { Choosing } from './choosing.js';
import { momentAfter } from './moment.js';

/**
 * Sets what the list of the registered practice says of an organisation.
 *
 * Errors: CW-CHOICES-018 (staff of another organisation).
 */
export async function setShareInRule(
  context: Choosing,
  rule: { readonly organisation: OdsCode; readonly rule: 'allowed' | 'prohibited' | 'verify' },
): Promise<Result<void, Problem>> {
  if (!isOfPracticeOrPerson(context)) return err(problem('CW-CHOICES-018'));
  await context.append({ choice: { kind: 'share-in-rule-set', ...rule } });
  return ok(undefined);
}

/**
 * Records that the person wants a sensitive set left out of sharing, or taken in although it is left out by default.
 *
 * Errors: CW-CHOICES-018 (staff of another organisation), CW-CHOICES-019 (no such set).
 */
export async function chooseSensitiveSet(
  context: Choosing,
  change: { readonly set: string; readonly decision: 'exclude' | 'include' | 'withdraw' },
): Promise<Result<void, Problem>> {
  if (!isOfPracticeOrPerson(context)) return err(problem('CW-CHOICES-018'));
  const set = sensitiveSetOf(change.set);
  if (set === undefined) return err(problem('CW-CHOICES-019'));
  await context.append({
    choice: { kind: 'sensitive-set-chosen', set: set.name, decision: change.decision },
  });
  return ok(undefined);
}

/**
 * Records whom the person lets act for them online, until when, and what they withhold from them. A proxy cannot make another.
 *
 * Errors: CW-CHOICES-018 (staff of another organisation, or a proxy), -019 (no such set), -020 (a moment that has passed).
 */
export async function grantToProxy(
  context: Choosing,
  grant: { readonly proxy: string; readonly until: string; readonly withheldSets: readonly string[] },
): Promise<Result<void, Problem>> {
  if (!isOfPracticeOrPerson(context) || context.asker.role === 'proxy') return err(problem('CW-CHOICES-018'));
  const until = momentAfter(context.now, grant.until);
  if (!until.ok) return until;
  const sets = grant.withheldSets.map((set) => sensitiveSetOf(set)?.name);
  const withheldSets = sets.filter((set) => set !== undefined);
  if (withheldSets.length < sets.length) return err(problem('CW-CHOICES-019'));
  await context.append({
    choice: { kind: 'proxy-granted', proxy: grant.proxy, until: until.value, withheldSets },
  });
  return ok(undefined);
}

/**
 * Discloses one entry of the asker's organisation to another organisation by name, until a date of review.
 *
 * Errors: CW-RECORD-001 (no entry of the asker's organisation), CW-CHOICES-012 (no reason), -020 (a moment that has passed).
 */
export async function discloseEntry(
  context: Choosing,
  disclosure: {
    readonly entry: string;
    readonly to: OdsCode;
    readonly reason: string;
    readonly until: string;
  },
): Promise<Result<void, Problem>> {
  const { organisation } = context.asker;
  if (organisation === undefined || !(await isOwnEntry(context, disclosure.entry, organisation))) {
    return err(problem('CW-RECORD-001'));
  }
  const reason = disclosure.reason.trim();
  if (reason === '') return err(problem('CW-CHOICES-012'));
  const until = momentAfter(context.now, disclosure.until);
  if (!until.ok) return until;
  const parties = { entry: disclosure.entry, from: organisation, organisation: disclosure.to };
  await context.append({
    choice: { kind: 'disclosure-made', ...parties, reason, until: until.value },
    source: 'organisation-policy',
  });
  return ok(undefined);
}

function isOfPracticeOrPerson({ asker, state }: Choosing): boolean {
  return asker.organisation === undefined || asker.organisation === state.person.registeredPractice;
}

async function isOwnEntry(
  { tx, scope, person }: Choosing,
  entry: string,
  organisation: OdsCode,
): Promise<boolean> {
  const found = await tx.query(scope, {
    name: 'choice_own_entry',
    text: `select from entry where person = $1::uuid and id::text = $2 and recorder = $3 and type <> 'Patient'`,
    values: [person, entry, organisation],
  });
  return found.length > 0;
}
