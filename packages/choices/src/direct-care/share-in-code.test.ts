import type { OdsCode } from '@causeway/domain';
import { addMs } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { emptyPersonState } from './person-state.js';
import { personStateOf } from './person-state-of.js';
import { codeLifeMs, mayRequestCode, newVerificationCode, openCodeRequest } from './share-in-code.js';
import { moment, said } from './tests/said.js';

const organisation = 'RXX' as OdsCode;

function requested(at: ReturnType<typeof moment>, request: string) {
  return said(at, { kind: 'share-in-code-requested', organisation, request, until: addMs(at, codeLifeMs) });
}

function tried(at: ReturnType<typeof moment>, request: string) {
  return said(at, { kind: 'share-in-code-tried', organisation, request });
}

describe('a verification code', () => {
  it('is six digits, each number as likely as any other', () => {
    const bytes = [
      [0xff, 0xff, 0xff, 0xff],
      [0, 0, 0, 7],
    ];
    const code = newVerificationCode(() => Uint8Array.from(bytes.shift() ?? []));
    expect(code).toBe('000007');
    expect(bytes).toEqual([]);
  });

  it('goes only to a contact that was verified a day before', () => {
    const ask = (contactVerifiedAt: ReturnType<typeof moment> | undefined) =>
      mayRequestCode(emptyPersonState, { organisation, now: moment(5), contactVerifiedAt });
    expect(ask(moment(4))).toEqual({ ok: true, value: moment(6) });
    expect(ask(moment(4, 9, 1)).ok).toBe(false);
    expect(ask(undefined).ok).toBe(false);
  });

  it('is sent three times a day at most', () => {
    const state = personStateOf([1, 2, 3].map((hour) => requested(moment(5, hour), `r${hour}`)));
    const ask = (now: ReturnType<typeof moment>) =>
      mayRequestCode(state, { organisation, now, contactVerifiedAt: moment(1) }).ok;
    expect([ask(moment(5, 4)), ask(moment(6, 1)), ask(moment(6, 1, 1))]).toEqual([false, true, true]);
  });

  it('can be tried for a day, and five times', () => {
    const sent = requested(moment(5), 'r1');
    const open = (now: ReturnType<typeof moment>, ...more: ReturnType<typeof said>[]) =>
      openCodeRequest(personStateOf([sent, ...more]), organisation, now)?.request;
    const tries = [1, 2, 3, 4, 5].map((minute) => tried(moment(5, 10, minute), 'r1'));
    expect(open(moment(6, 8, 59))).toBe('r1');
    expect(open(moment(6))).toBeUndefined();
    expect(open(moment(5, 11), ...tries.slice(1))).toBe('r1');
    expect(open(moment(5, 11), ...tries)).toBeUndefined();
  });

  it('works no more once it was used, or another was sent', () => {
    const sent = requested(moment(5), 'r1');
    const used = said(moment(5, 10), { kind: 'share-in-code-confirmed', organisation, request: 'r1' });
    expect(openCodeRequest(personStateOf([sent, used]), organisation, moment(5, 11))).toBeUndefined();
    const again = personStateOf([sent, requested(moment(5, 10), 'r2')]);
    expect(openCodeRequest(again, organisation, moment(5, 11))?.request).toBe('r2');
    expect(openCodeRequest(again, 'RYY' as OdsCode, moment(5, 11))).toBeUndefined();
  });
});
