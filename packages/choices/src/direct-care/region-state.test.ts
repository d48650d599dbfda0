import type { OdsCode } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { isImplied, regionStateOf } from './region-state.js';
import { moment, ruled } from './tests/said.js';

const practice = 'A81001' as OdsCode;

function policy(day: number, value: 'implied-yes' | 'none', from = day) {
  const change = {
    kind: 'policy-set',
    organisation: practice,
    direction: 'out',
    value,
    text: 'why',
  } as const;
  return ruled(moment(day), { ...change, from: moment(from) });
}

function impliedOn(day: number, ...events: ReturnType<typeof policy>[]): boolean {
  return isImplied(regionStateOf(events).organisations.get(practice)?.impliedOut, moment(day));
}

describe('the policy of an organisation', () => {
  it('implies nothing unless it says so', () => {
    expect(impliedOn(5)).toBe(false);
    expect(impliedOn(5, policy(1, 'none'))).toBe(false);
  });

  it('holds from its date on', () => {
    expect([4, 5, 6].map((day) => impliedOn(day, policy(1, 'implied-yes', 5)))).toEqual([false, true, true]);
  });

  it('never reaches back before it was recorded', () => {
    expect([2, 3].map((day) => impliedOn(day, policy(3, 'implied-yes', 1)))).toEqual([false, true]);
  });

  it('ends from the date of another', () => {
    const events = [policy(1, 'implied-yes'), policy(2, 'none', 4)];
    expect([2, 3, 4, 5].map((day) => impliedOn(day, ...events))).toEqual([true, true, false, false]);
  });

  it('is replaced by a later change where it has not begun', () => {
    expect(impliedOn(9, policy(1, 'implied-yes', 8), policy(2, 'none', 3))).toBe(false);
    const kept = [policy(1, 'implied-yes'), policy(2, 'none', 8), policy(3, 'implied-yes', 9)];
    expect([4, 8, 9].map((day) => impliedOn(day, ...kept))).toEqual([true, true, true]);
  });

  it('implies nothing where it was set and unset at one moment', () => {
    expect(impliedOn(1, policy(1, 'none'), policy(1, 'implied-yes'))).toBe(false);
  });

  it('says nothing of the other direction', () => {
    const state = regionStateOf([policy(1, 'implied-yes')]);
    expect(state.organisations.get(practice)?.impliedIn).toBeUndefined();
  });
});

describe('the state of the region', () => {
  it('keeps what was said of an organisation, and which switches are on', () => {
    const events = [
      ruled(moment(1), {
        kind: 'organisation-set',
        organisation: practice,
        name: 'Practice',
        organisationKind: 'gp',
        suspended: false,
      }),
      ruled(moment(2), { kind: 'organisation-set', organisation: practice, suspended: true }),
      ruled(moment(2), {
        kind: 'organisation-set-chosen',
        organisation: practice,
        set: 'hiv',
        decision: 'exclude',
      }),
      ruled(moment(1), { kind: 'regional-switch-set', name: 'emergency-opens-out-no', isOn: true }),
    ];
    const { organisations, switches } = regionStateOf(events);
    expect(organisations.get(practice)).toMatchObject({ name: 'Practice', kind: 'gp', isSuspended: true });
    expect([...(organisations.get(practice)?.excludedSets ?? [])]).toEqual(['hiv']);
    expect([...switches]).toEqual(['emergency-opens-out-no']);
    expect(regionStateOf(events, moment(1)).organisations.get(practice)?.isSuspended).toBe(false);
  });

  it('leaves a switch off that was turned on and off at one moment', () => {
    const turned = (isOn: boolean) =>
      ruled(moment(1), { kind: 'regional-switch-set', name: 'emergency-opens-out-no', isOn });
    expect(regionStateOf([turned(false), turned(true)]).switches.size).toBe(0);
  });
});
