import type { OdsCode } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { Asker } from './asker.js';
import { breakGlass, brokenGlassOf } from './break-glass.js';
import { emptyPersonState } from './person-state.js';
import { personStateOf } from './person-state-of.js';
import { activitiesOf } from './role-activities.js';
import { moment, said } from './tests/said.js';

const organisation = 'RXX' as OdsCode;
const newGrant = 'new';
const reason = { code: 'ETREAT', text: 'Found unconscious.' };
const asker: Asker = {
  user: 'u',
  role: 'out-of-hours-doctor',
  organisation,
  activities: activitiesOf('out-of-hours-doctor'),
  purpose: 'direct-care',
  person: undefined,
  session: 's',
  freshlyAuthenticated: true,
};

const opened = said(moment(1, 9), {
  kind: 'break-glass-opened',
  organisation,
  user: 'u',
  grant: 'g',
  reason,
  until: moment(1, 10),
});

function ask(changes: Partial<Parameters<typeof breakGlass>[1]> = {}, state = emptyPersonState) {
  const answer = breakGlass(state, { asker, reason, now: moment(1, 9, 30), newGrant, ...changes });
  return answer.ok ? answer.value : answer.error.code;
}

describe('breaking glass', () => {
  it('lasts an hour', () => {
    expect(ask()).toMatchObject({ kind: 'break-glass-opened', grant: 'new', until: moment(1, 10, 30) });
  });

  it.each([
    [
      'without the activity',
      { asker: { ...asker, activities: activitiesOf('health-adviser') } },
      'CW-RECORD-003',
    ],
    ['for no organisation', { asker: { ...asker, organisation: undefined } }, 'CW-RECORD-003'],
    ['on an old sign-in', { asker: { ...asker, freshlyAuthenticated: false } }, 'CW-CHOICES-011'],
    ['without a text', { reason: { code: 'ETREAT', text: ' ' } }, 'CW-CHOICES-012'],
    ['without a code', { reason: { code: '', text: 'why' } }, 'CW-CHOICES-012'],
    ['with a sentence for a code', { reason: { code: 'I had to', text: 'why' } }, 'CW-CHOICES-012'],
  ])('is refused %s', (_how, changes, code) => {
    expect(ask(changes)).toBe(code);
  });

  it('is renewed once, for a new reason, under the same grant', () => {
    const state = personStateOf([opened]);
    expect(ask({}, state)).toBe('CW-CHOICES-013');
    const still = { code: 'ETREAT', text: 'Still unconscious.' };
    expect(ask({ reason: still }, state)).toMatchObject({ kind: 'break-glass-renewed', grant: 'g' });
    const renewed = said(moment(1, 9, 40), {
      kind: 'break-glass-renewed',
      organisation,
      user: 'u',
      grant: 'g',
      reason: still,
      until: moment(1, 10, 40),
    });
    const third = { reason: { code: 'BTG', text: 'Again.' }, now: moment(1, 10) };
    expect(ask(third, personStateOf([opened, renewed]))).toBe('CW-CHOICES-013');
  });

  it('begins anew once it is over', () => {
    const state = personStateOf([opened]);
    expect(ask({ now: moment(1, 10) }, state)).toMatchObject({ kind: 'break-glass-opened', grant: 'new' });
  });

  it('is of one user at one organisation', () => {
    const state = personStateOf([opened]);
    const now = moment(1, 9, 30);
    const inForce = (user: string, at: OdsCode) =>
      brokenGlassOf(state, { user, organisation: at, now }) !== undefined;
    expect([inForce('u', organisation), inForce('v', organisation), inForce('u', 'RYY' as OdsCode)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
