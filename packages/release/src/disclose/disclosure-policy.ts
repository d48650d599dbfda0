import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';

/**
 * One thing done to a count. `hide`: counts from 1 to `upTo` are hidden; 0 stays. `round`: to the nearest multiple of
 * `to`, a half up. `midpoint`: to the middle of its group of `of` (1..6 → 3 with 6); 0 stays.
 */
export type Treatment =
  | { readonly kind: 'hide'; readonly upTo: number }
  | { readonly kind: 'round'; readonly to: number }
  | { readonly kind: 'midpoint'; readonly of: number };

/**
 * Where the totals of an additive dimension come from: the true count, treated like any other (then they say
 * something of the parts, and the table is audited), or the sum of the treated parts that are shown (then they say
 * nothing new).
 */
export type TotalsRule = 'true-then-treated' | 'sum-of-treated';

/**
 * A rule for what may be seen of counts of people: named and versioned, because every output states the one that
 * treated it.
 */
export interface DisclosurePolicy {
  readonly name: string;
  readonly version: string;
  /** What it does, for readers of a table. */
  readonly words: string;
  /** In the order in which they are done to the true count. */
  readonly treatments: readonly Treatment[];
  readonly totals: TotalsRule;
}

/**
 * The policy, if it is one that protects.
 *
 * Errors: CW-RELEASE-111. Refused are: rounding before hiding (5 would be shown for 3..7, and a count of 8 that was
 * rounded to 5 hidden or shown by chance), rounding alone (a shown 5 then means 3..7 people), sizes that are not
 * whole, and a policy that does nothing.
 */
export function definePolicy(policy: DisclosurePolicy): Result<DisclosurePolicy, Problem> {
  const kinds = policy.treatments.map((treatment) => treatment.kind);
  if (!policy.treatments.every((treatment) => Number.isInteger(sizeOf(treatment)) && sizeOf(treatment) > 0)) {
    return refused('The sizes of a disclosure policy are whole numbers, 1 or more.');
  }
  if (kinds.slice(1).includes('hide')) {
    return refused(
      'A disclosure policy hides small counts first, by the true count, then rounds; this one rounds first.',
    );
  }
  if (!kinds.includes('hide') && !kinds.includes('midpoint')) {
    return refused(
      'A disclosure policy hides small counts or puts them in groups; rounding alone shows them.',
    );
  }
  return ok(policy);
}

/** The largest count that a policy hides; 0 when it hides none. */
export function hiddenUpTo(policy: DisclosurePolicy): number {
  return Math.max(
    0,
    ...policy.treatments.map((treatment) => (treatment.kind === 'hide' ? treatment.upTo : 0)),
  );
}

/** The step in which a policy shows counts: 5 when it rounds to 5; 1 when it does not round. */
export function stepOf(policy: DisclosurePolicy): number {
  return Math.max(
    1,
    ...policy.treatments.map((treatment) => (treatment.kind === 'hide' ? 1 : sizeOf(treatment))),
  );
}

function sizeOf(treatment: Treatment): number {
  if (treatment.kind === 'hide') return treatment.upTo;
  return treatment.kind === 'round' ? treatment.to : treatment.of;
}

function refused(detail: string): Result<never, Problem> {
  return err(problem('CW-RELEASE-111', { detail }));
}
