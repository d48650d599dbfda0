import { describe, expect, it } from 'vitest';
import { decide } from './decide.js';
import { decisionTable } from './decision-table.js';
import { explainDecision } from './explain.js';
import type { Facts } from './fact.js';
import { sharedFacts } from './tests/any-facts.js';

function explained(audience: 'clinician' | 'patient' | 'officer', changes: Partial<Facts> = {}) {
  const facts = sharedFacts(changes);
  return explainDecision(decide(facts), facts, audience);
}

describe('an explanation', () => {
  it('tells a clinician why they see something, and nothing at all of what they do not', () => {
    expect(explained('clinician', { own: true })).toMatchObject({ visible: true, row: 6, facts: {} });
    expect(explained('clinician', { private: true })).toBeUndefined();
    expect(explained('clinician', { sharingOut: 'no' })).toBeUndefined();
  });

  it('tells the person in their words, without the facts', () => {
    const told = explained('patient', { sharingOut: 'no' });
    expect(told).toMatchObject({ visible: false, row: 10, facts: {} });
    expect(told?.words).toContain('you said no');
  });

  it('tells the officer the row, what may change it, and the facts it looked at', () => {
    const told = explained('officer', { sharingOut: 'not-asked' });
    expect(told).toMatchObject({
      visible: false,
      row: 13,
      facts: { sharingOut: 'not-asked', impliedOut: 'false' },
    });
    expect(told?.words).toContain('the person says yes at A');
  });

  it('has words for every row', () => {
    const facts = sharedFacts();
    for (const { number, outcome } of decisionTable.filter((row) => row.number <= 16)) {
      expect(explainDecision({ row: number, outcome }, facts, 'patient')?.words, String(number)).not.toBe('');
      if (outcome === 'see')
        expect(explainDecision({ row: number, outcome }, facts, 'clinician')?.words).not.toBe('');
    }
  });
});
