import type { Problem, Result } from '@causeway/domain';
import { err, ok, problem } from '@causeway/domain';
import type { DisclosurePolicy } from './disclosure-policy.js';

/** The name of a policy that is shipped. */
export type PolicyName = 'nhs-secondary-care' | 'opensafely' | 'midpoint6' | 'strict-10';

/**
 * The policies that are shipped (release.md D3).
 *
 * In all of them a 0 stays 0. To say that nobody in a large area has a condition points at no one, while hiding every
 * 0 would make most of a sparse table `*` and leave the reader guessing between nobody and seven; NHS England's and
 * OpenSAFELY's rules both keep it. What a 0 can say of a whole small group (nobody here, so not you) is group
 * disclosure, which the audit of a release looks for (D7).
 *
 * - `nhs-secondary-care`: NHS Digital, Hospital Episode Statistics disclosure control methodology, 2018.
 * - `opensafely`: OpenSAFELY documentation, "Statistical disclosure control": redact counts of 7 or fewer before
 *   rounding; totals are sums of rounded counts.
 * - `midpoint6`: the same, "Midpoint 6 rounding". Totals are sums of the midpoints: six cells of 1 beside a true
 *   total of 6 would give all away.
 * - `strict-10`: the threshold of 10 of the Secure Research Service and of ACRO's defaults, rounded to 10.
 */
export const disclosurePolicies: Readonly<Record<PolicyName, DisclosurePolicy>> = {
  'nhs-secondary-care': {
    name: 'nhs-secondary-care',
    version: '1',
    words:
      'Counts of 1 to 7 people are hidden (*), others rounded to the nearest 5; totals are counted from the true numbers and then treated alike, so parts may not add up. Further counts are hidden where a small one could be worked out.',
    treatments: [
      { kind: 'hide', upTo: 7 },
      { kind: 'round', to: 5 },
    ],
    totals: 'true-then-treated',
  },
  opensafely: {
    name: 'opensafely',
    version: '1',
    words:
      'Counts of 1 to 7 people are hidden (*), others rounded to the nearest 5; totals are the sums of the rounded counts that are shown.',
    treatments: [
      { kind: 'hide', upTo: 7 },
      { kind: 'round', to: 5 },
    ],
    totals: 'sum-of-treated',
  },
  midpoint6: {
    name: 'midpoint6',
    version: '1',
    words:
      'Each count is given as the middle of its group of six (1 to 6 as 3, 7 to 12 as 9); totals are the sums of those.',
    treatments: [{ kind: 'midpoint', of: 6 }],
    totals: 'sum-of-treated',
  },
  'strict-10': {
    name: 'strict-10',
    version: '1',
    words:
      'Counts of 1 to 9 people are hidden (*), others rounded to the nearest 10; totals are the sums of the rounded counts that are shown.',
    treatments: [
      { kind: 'hide', upTo: 9 },
      { kind: 'round', to: 10 },
    ],
    totals: 'sum-of-treated',
  },
};

/** The shipped policy of that name. Errors: CW-RELEASE-112, naming those there are. */
export function policyNamed(name: string): Result<DisclosurePolicy, Problem> {
  const found = Object.values(disclosurePolicies).find((policy) => policy.name === name);
  if (found !== undefined) return ok(found);
  const names = Object.keys(disclosurePolicies).join(', ');
  return err(problem('CW-RELEASE-112', { remedy: `Name one of: ${names}.` }));
}
