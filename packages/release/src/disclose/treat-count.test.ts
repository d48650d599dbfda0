import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from './cell.js';
import type { DisclosurePolicy, Treatment } from './disclosure-policy.js';
import { definePolicy, hiddenUpTo } from './disclosure-policy.js';
import { disclosurePolicies, policyNamed } from './policies.js';
import { treatCount, trueCountsBehind } from './treat-count.js';

const policies = Object.values(disclosurePolicies);
const anyPolicy = fc.constantFrom(...policies);
const anyCount = fc.nat({ max: 100_000 });

function policyOf(...treatments: Treatment[]): DisclosurePolicy {
  return { ...disclosurePolicies.opensafely, name: 'of a test', treatments };
}

describe('treatCount', () => {
  // NHS Digital, HES disclosure control methodology, 2018; the same in the shared known answers.
  it.each([
    [0, '0'],
    [1, '*'],
    [7, '*'],
    [8, '10'],
    [12, '10'],
    [13, '15'],
    [102, '100'],
    [103, '105'],
  ])('shows %i people as %s under nhs-secondary-care', (count, text) => {
    expect(cellText(treatCount(disclosurePolicies['nhs-secondary-care'], count))).toBe(text);
  });

  it.each([
    [9, '*'],
    [10, '10'],
    [14, '10'],
    [15, '20'],
  ])('shows %i people as %s under strict-10', (count, text) => {
    expect(cellText(treatCount(disclosurePolicies['strict-10'], count))).toBe(text);
  });

  it('hides by the true count: 6 and 7, which round to 5, and 8, which rounds to 10, are told apart', () => {
    const policy = disclosurePolicies['nhs-secondary-care'];
    expect([6, 7, 8].map((count) => treatCount(policy, count).kind)).toEqual(['hidden', 'hidden', 'value']);
  });

  it('never shows a count that a policy hides, and keeps 0, under any policy', () => {
    fc.assert(
      fc.property(anyPolicy, anyCount, (policy, count) => {
        const isHidden = treatCount(policy, count).kind === 'hidden';
        expect(isHidden).toBe(count > 0 && count <= hiddenUpTo(policy));
        expect(cellText(treatCount(policy, 0))).toBe('0');
      }),
    );
  });

  it('gives every shown value a range of true counts that holds the one it came from, at least 5 wide', () => {
    fc.assert(
      fc.property(anyPolicy, anyCount, (policy, count) => {
        const cell = treatCount(policy, count);
        fc.pre(count > hiddenUpTo(policy) && count > 0);
        const behind = cell.kind === 'value' ? trueCountsBehind(policy, cell.value) : undefined;
        expect(behind?.least).toBeLessThanOrEqual(count);
        expect(behind?.most).toBeGreaterThanOrEqual(count);
        expect((behind?.most ?? 0) - (behind?.least ?? 0)).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('has no true counts behind a value that is never shown', () => {
    expect(trueCountsBehind(disclosurePolicies.opensafely, 5)).toBeUndefined();
    expect(trueCountsBehind(disclosurePolicies.opensafely, 12)).toBeUndefined();
    expect(trueCountsBehind(disclosurePolicies.opensafely, 0)).toEqual({ least: 0, most: 0 });
  });
});

describe('definePolicy', () => {
  it.each(policies)('accepts $name, which is shipped', (policy) => {
    expect(definePolicy(policy)).toEqual({ ok: true, value: policy });
  });

  it.each<[string, DisclosurePolicy]>([
    ['rounds first and then hides', policyOf({ kind: 'round', to: 5 }, { kind: 'hide', upTo: 7 })],
    ['only rounds', policyOf({ kind: 'round', to: 5 })],
    ['does nothing', policyOf()],
    ['hides up to 0', policyOf({ kind: 'hide', upTo: 0 }, { kind: 'round', to: 5 })],
    ['rounds to a half', policyOf({ kind: 'hide', upTo: 7 }, { kind: 'round', to: 2.5 })],
  ])('refuses a policy that %s', (_, policy) => {
    expect(definePolicy(policy)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-111', category: 'refused' },
    });
  });
});

describe('policyNamed', () => {
  it('finds a shipped policy, and names them all when there is none of that name', () => {
    expect(policyNamed('opensafely')).toEqual({ ok: true, value: disclosurePolicies.opensafely });
    const refused = policyNamed('none');
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-112' } });
    for (const { name } of policies) expect(JSON.stringify(refused)).toContain(name);
  });
});
