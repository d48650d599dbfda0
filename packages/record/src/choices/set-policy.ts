import type { Asker, RegionChoice, RegionEvent } from '@causeway/choices';
import { mayStatePurpose } from '@causeway/choices';
import type { OdsCode, Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { AccessFacts } from '../audit/access-facts.js';
import { newRecordId } from '../entries/record-id.js';
import { askerFacts, deniedRow } from '../gate/access-rows.js';
import { answering } from '../postgres/store-failure.js';
import { appendRegionChoices } from './append-choices.js';
import type { ChoiceParts } from './choice-parts.js';
import { momentOf } from './moment.js';

/** A dated policy of an organisation about who was not asked. */
export interface PolicyChange {
  readonly direction: 'out' | 'in';
  readonly value: 'implied-yes' | 'none';
  readonly from: string;
  readonly text: string;
}

/**
 * Sets from when the asker's organisation implies a yes where nobody was asked, or no longer does. A moment that has passed counts as now:
 * a policy never reaches back, and never touches what was said.
 *
 * Errors: CW-RECORD-003 (activity not held), -013 (purpose), CW-CHOICES-020 (no moment), -021 (no text).
 */
export function setPolicy(
  parts: ChoiceParts,
  asker: Asker,
  policy: PolicyChange,
): Promise<Result<void, Problem>> {
  const { store } = parts;
  const now = store.clock();
  const choice = policyOf(asker, policy);
  return answering(() =>
    store.writer.submit<Result<void, Problem>>({
      run: async (tx) => {
        if (!choice.ok) return { result: choice, rows: [deniedRow(asker, { reason: choice.error.code })] };
        const { user, role, organisation } = asker;
        const event: RegionEvent = {
          id: newRecordId(store.randomBytes),
          at: now,
          by: { user, role, ...(organisation !== undefined && { organisation }) },
          source: 'organisation-policy',
          method: 'online',
          ...choice.value,
        };
        await appendRegionChoices(tx, { organisation: organisation ?? '', person: '', user, now }, [event]);
        return { result: ok(undefined), rows: [policyRow(asker)] };
      },
    }),
  );
}

function policyOf(asker: Asker, policy: PolicyChange): Result<RegionChoice, Problem> {
  const { organisation } = asker;
  if (organisation === undefined || !asker.activities.has('manage-policy'))
    return err(problem('CW-RECORD-003'));
  if (!mayStatePurpose(asker.role, asker.purpose)) return err(problem('CW-RECORD-013'));
  const from = momentOf(policy.from);
  if (!from.ok) return from;
  const text = policy.text.trim();
  if (policy.value === 'implied-yes' && text === '') return err(problem('CW-CHOICES-021'));
  return ok(policySet(organisation, { ...policy, text }, from.value));
}

function policySet(
  organisation: OdsCode,
  { direction, value, text }: PolicyChange,
  from: Extract<RegionChoice, { readonly kind: 'policy-set' }>['from'],
): RegionChoice {
  return { kind: 'policy-set', organisation, direction, value, from, text };
}

function policyRow(asker: Asker): AccessFacts {
  return {
    ...askerFacts(asker),
    action: 'choice',
    basis: 'own',
    entries: [],
    kinds: ['Consent'],
    outcome: 'permit',
    more: { activity: 'manage-policy' },
  };
}
