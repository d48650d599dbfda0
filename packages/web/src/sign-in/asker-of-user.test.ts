import { activitiesOf } from '@causeway/choices';
import { addMs, type Instant, msOfInstant, type OdsCode } from '@causeway/domain';
import { describe, expect, test } from 'vitest';
import { askerOfUser } from './asker-of-user.js';
import type { SignedInUser } from './claims.js';

const now = '2026-11-22T22:00:00.000Z' as Instant;
const nurse: SignedInUser = {
  user: 'nurse',
  role: 'district-nurse',
  organisation: 'RT1' as OdsCode,
  person: undefined,
  session: 'session',
  scopes: [],
  purpose: undefined,
  authenticatedAt: msOfInstant(now) / 1000,
};

function boundOf(user: Partial<SignedInUser>, purpose?: string) {
  const bound = askerOfUser({ ...nurse, ...user }, { purpose, now, person: undefined });
  if (!bound.ok) throw new Error(bound.error.code);
  return bound.value;
}
const activities = (...scopes: readonly string[]) => [...boundOf({ scopes }).asker.activities].sort();

describe('an asker', () => {
  test('has the usual purpose of the role, unless the token or, before it, the request says another', () => {
    expect(boundOf({}).asker.purpose).toBe('direct-care');
    expect(boundOf({ role: 'researcher' }).asker.purpose).toBe('research');
    expect(boundOf({ purpose: 'safeguarding' }).asker.purpose).toBe('safeguarding');
    expect(boundOf({ purpose: 'safeguarding' }, 'audit').asker.purpose).toBe('audit');
    expect(askerOfUser(nurse, { purpose: 'curiosity', now, person: undefined })).toMatchObject({
      error: { code: 'CW-DOMAIN-009' },
    });
  });

  test('has just signed in for a quarter of an hour, and never where the issuer does not say when', () => {
    const at = (ms: number) => msOfInstant(addMs(now, ms)) / 1000;
    expect(boundOf({ authenticatedAt: at(-15 * 60_000) }).asker.freshlyAuthenticated).toBe(true);
    expect(boundOf({ authenticatedAt: at(-15 * 60_000 - 1000) }).asker.freshlyAuthenticated).toBe(false);
    expect(boundOf({ authenticatedAt: undefined }).asker.freshlyAuthenticated).toBe(false);
  });

  test('may all that the role may where no scope of SMART binds the token', () => {
    const everything = [...activitiesOf('district-nurse')].sort();
    expect(activities()).toEqual(everything);
    expect(activities('openid', 'profile')).toEqual(everything);
    expect(activities('user/*.cruds')).toEqual(everything);
  });

  test('with a scope that reads reads, and does nothing else', () => {
    expect(activities('user/Observation.rs')).toEqual(['trace-person', 'view-record']);
    expect(activities('user/*.read')).toEqual(['trace-person', 'view-record']);
    expect(activities('user/Observation.c')).toEqual(['add-to-record', 'label-entry']);
  });

  test.each([
    'user/Observation.rs?category=vital-signs',
    'user/Nothing.rs',
    'user/*.',
    'user/Observation.sr',
  ])('may nothing with %s alone, which is a scope that is not understood', (scope) => {
    expect(activities(scope)).toEqual([]);
    expect(boundOf({ scopes: [scope] }).scopes).toEqual([]);
  });

  test('gains nothing by a scope that the role does not hold', () => {
    expect([...boundOf({ role: 'receptionist', scopes: ['user/*.cruds'] }).asker.activities].sort()).toEqual(
      [...activitiesOf('receptionist')].sort(),
    );
  });
});
