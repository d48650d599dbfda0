import type { OdsCode } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonChoice } from './choice-event.js';
import { hasRelationship } from './facts-of.js';
import { sharingKey } from './person-state.js';
import { personStateOf } from './person-state-of.js';
import { moment, said } from './tests/said.js';

const practice = 'A81001' as OdsCode;
const other = 'A81002' as OdsCode;
const clinic = 'RYY' as OdsCode;
const grant = '00000000-0000-4000-8000-000000000001';
const request = '00000000-0000-4000-8000-000000000002';

function sharing(decision: 'yes' | 'no' | 'withdraw', direction: 'out' | 'in' = 'out'): PersonChoice {
  return { kind: 'sharing-set', organisation: clinic, direction, decision };
}

describe('what a person said', () => {
  it('is the newest word about the same thing', () => {
    const events = [said(moment(2), sharing('yes')), said(moment(1), sharing('no'))];
    expect(personStateOf(events).sharing.get(sharingKey('out', clinic))?.decision).toBe('yes');
    expect(personStateOf(events, moment(1)).sharing.get(sharingKey('out', clinic))?.decision).toBe('no');
  });

  it('is no where yes and no were said at one moment', () => {
    for (const first of ['yes', 'no', 'withdraw'] as const) {
      const events = [
        said(moment(1), sharing(first)),
        said(moment(1), sharing('no')),
        said(moment(1), sharing('yes')),
      ];
      expect(personStateOf(events).sharing.get(sharingKey('out', clinic))?.decision).toBe('no');
    }
  });

  it('leaves other organisations and the other direction alone', () => {
    const { sharing: words } = personStateOf([said(moment(1), sharing('no'))]);
    expect([...words.keys()]).toEqual([sharingKey('out', clinic)]);
  });

  it('is nothing once it was taken back', () => {
    expect(
      personStateOf([said(moment(1), sharing('no')), said(moment(2), sharing('withdraw'))]).sharing.size,
    ).toBe(0);
  });

  it('does not depend on the order in which it is told', () => {
    const anyChoice = fc.constantFrom<PersonChoice>(
      sharing('yes'),
      sharing('no'),
      sharing('yes', 'in'),
      sharing('withdraw', 'in'),
      { kind: 'relationship-opened', organisation: practice, basis: 'registration' },
      { kind: 'relationship-opened', organisation: other, basis: 'registration' },
      { kind: 'relationship-closed', organisation: practice, basis: 'registration' },
      { kind: 'sensitive-set-chosen', set: 'hiv', decision: 'exclude' },
      { kind: 'sensitive-set-chosen', set: 'hiv', decision: 'include' },
      { kind: 'protected-set', isProtected: true },
      { kind: 'protected-set', isProtected: false },
      { kind: 'share-in-vouched', organisation: clinic },
    );
    const anyEvents = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), anyChoice), { maxLength: 12 });
    fc.assert(
      fc.property(anyEvents, fc.infiniteStream(fc.nat()), (told, random) => {
        const events = told.map(([day, choice]) => said(moment(day), choice));
        const shuffled = [...events].sort(() => ((random.next().value ?? 0) % 2 === 0 ? 1 : -1));
        expect(personStateOf(shuffled)).toEqual(personStateOf(events));
      }),
    );
  });
});

describe('the version of what a person said', () => {
  it('counts every choice, and no label: it must not tell of an entry that it is there', () => {
    const labels = { private: true, safeguarding: false, hiddenOnline: false, draft: false, labelSets: [] };
    const labelled = said(moment(2), { kind: 'entry-labels-set', entry: grant, labels });
    const before = [said(moment(1), sharing('yes')), said(moment(1), sharing('no'))];
    expect(personStateOf(before).version).toBe(2);
    expect(personStateOf([...before, labelled]).version).toBe(2);
    expect(personStateOf([labelled]).entryLabels.get(grant)).toEqual(labels);
  });
});

describe('sharing in', () => {
  const registered = said(moment(1), {
    kind: 'relationship-opened',
    organisation: practice,
    basis: 'registration',
  });
  const verified = (...events: ReturnType<typeof said>[]) =>
    personStateOf(events).shareInVerified.has(clinic);

  it('is verified by itself where the person said yes online, or at the registered practice', () => {
    const by = { user: 'p', role: 'patient' } as const;
    expect(verified(said(moment(2), sharing('yes', 'in'), { by, method: 'online' }))).toBe(true);
    const atPractice = { user: 'r', role: 'receptionist', organisation: practice } as const;
    expect(verified(registered, said(moment(2), sharing('yes', 'in'), { by: atPractice }))).toBe(true);
    expect(
      verified(registered, said(moment(2), sharing('yes', 'in'), { by: atPractice, method: 'online' })),
    ).toBe(false);
    expect(verified(registered, said(moment(2), sharing('yes', 'in')))).toBe(false);
  });

  it('must be verified anew after a no', () => {
    const vouched = said(moment(2), { kind: 'share-in-vouched', organisation: clinic });
    expect(verified(vouched)).toBe(true);
    expect(
      verified(vouched, said(moment(3), sharing('no', 'in')), said(moment(4), sharing('yes', 'in'))),
    ).toBe(false);
  });

  it('is a no where the code was refused', () => {
    const about = { organisation: clinic, request };
    const asked = said(moment(2), { kind: 'share-in-code-requested', ...about, until: moment(3) });
    const state = personStateOf([asked, said(moment(2, 10), { kind: 'share-in-code-refused', ...about })]);
    expect(state.sharing.get(sharingKey('in', clinic))?.decision).toBe('no');
    expect(state.codeRequests.get(clinic)?.[0]?.outcome).toBe('refused');
  });
});

describe('relationships', () => {
  const opened = (organisation: OdsCode, day: number) =>
    said(moment(day), { kind: 'relationship-opened', organisation, basis: 'registration' });

  it('join one practice by leaving the other', () => {
    const state = personStateOf([opened(practice, 1), opened(other, 2)]);
    expect(state.registeredPractice).toBe(other);
    expect(hasRelationship(state, practice, moment(3))).toBe(false);
    expect(hasRelationship(state, other, moment(3))).toBe(true);
  });

  it('end by themselves, or when they are closed; one basis does not end another', () => {
    const referral = said(moment(1), {
      kind: 'relationship-opened',
      organisation: clinic,
      basis: 'referral',
      until: moment(5),
    });
    const caseload = said(moment(1), {
      kind: 'relationship-opened',
      organisation: clinic,
      basis: 'caseload',
    });
    const closed = said(moment(2), { kind: 'relationship-closed', organisation: clinic, basis: 'caseload' });
    expect(hasRelationship(personStateOf([referral]), clinic, moment(5))).toBe(false);
    expect(hasRelationship(personStateOf([referral, caseload, closed]), clinic, moment(4))).toBe(true);
    expect(hasRelationship(personStateOf([caseload, closed]), clinic, moment(4))).toBe(false);
  });

  it('are there for whom an entry was disclosed to', () => {
    const parties = { entry: grant, organisation: clinic } as const;
    const made = said(moment(1), {
      kind: 'disclosure-made',
      ...parties,
      from: practice,
      reason: 'r',
      until: moment(9),
    });
    expect(hasRelationship(personStateOf([made]), clinic, moment(2))).toBe(true);
    const ended = said(moment(2), { kind: 'disclosure-ended', ...parties });
    expect(hasRelationship(personStateOf([made, ended]), clinic, moment(2))).toBe(false);
  });
});

describe('broken glass', () => {
  const who = { organisation: clinic, user: 'u', grant } as const;
  const opened = said(moment(1), {
    kind: 'break-glass-opened',
    ...who,
    reason: { code: 'ETREAT', text: 'unconscious' },
    until: moment(1, 10),
  });

  it('is in force no longer than until it is ended', () => {
    const ended = said(moment(1, 9, 30), { kind: 'break-glass-ended', grant });
    expect(personStateOf([opened, ended]).brokenGlass[0]?.until).toBe(moment(1, 9, 30));
    const late = said(moment(2), { kind: 'break-glass-ended', grant });
    expect(personStateOf([opened, late]).brokenGlass[0]?.until).toBe(moment(1, 10));
  });

  it('counts its renewals, and keeps every reason', () => {
    const reason = { code: 'ETREAT', text: 'still so' };
    const renewed = said(moment(1, 9, 50), {
      kind: 'break-glass-renewed',
      ...who,
      reason,
      until: moment(1, 10, 50),
    });
    const [glass] = personStateOf([opened, renewed]).brokenGlass;
    expect([glass?.renewals, glass?.reasons.length, glass?.until]).toEqual([1, 2, moment(1, 10, 50)]);
  });
});
