import type { OdsCode } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { Asker } from './asker.js';
import type { PersonChoice, RegionChoice } from './choice-event.js';
import { decide } from './decide.js';
import { factsOf } from './facts-of.js';
import { personStateOf } from './person-state-of.js';
import { regionStateOf } from './region-state.js';
import { activitiesOf } from './role-activities.js';
import { moment, ruled, said } from './tests/said.js';

const gp = 'A81001' as OdsCode;
const nurse = 'RXX' as OdsCode;
const clinic = 'RYY' as OdsCode;
const person = '00000000-0000-4000-8000-000000000009';

const plain = { private: false, safeguarding: false, hiddenOnline: false, draft: false, labelSets: [] };

function asker(organisation: OdsCode | undefined, changes: Partial<Asker> = {}): Asker {
  const role = organisation === undefined ? 'patient' : 'district-nurse';
  return {
    user: 'u',
    role,
    organisation,
    activities: activitiesOf(role),
    purpose: organisation === undefined ? 'patient-access' : 'direct-care',
    person: organisation === undefined ? person : undefined,
    session: 's',
    freshlyAuthenticated: false,
    ...changes,
  };
}

const shares = (organisation: OdsCode, direction: 'out' | 'in', decision: 'yes' | 'no'): PersonChoice => ({
  kind: 'sharing-set',
  organisation,
  direction,
  decision,
});

/** The canonical example: practice and nurse share out and in, the smoking clinic shares out only. */
const canonical: readonly PersonChoice[] = [
  { kind: 'relationship-opened', organisation: gp, basis: 'registration' },
  { kind: 'relationship-opened', organisation: nurse, basis: 'caseload' },
  { kind: 'relationship-opened', organisation: clinic, basis: 'attendance' },
  { kind: 'share-in-rule-set', organisation: nurse, rule: 'allowed' },
  shares(gp, 'out', 'yes'),
  shares(gp, 'in', 'yes'),
  shares(nurse, 'out', 'yes'),
  shares(nurse, 'in', 'yes'),
  shares(clinic, 'out', 'yes'),
  shares(clinic, 'in', 'no'),
];

function row(
  viewer: Asker,
  recorder: OdsCode,
  more: {
    readonly choices?: readonly PersonChoice[];
    readonly rules?: readonly RegionChoice[];
    readonly labelSets?: readonly string[];
  } = {},
): number {
  const choices = [...canonical, ...(more.choices ?? [])];
  const state = {
    person: personStateOf(choices.map((choice, n) => said(moment(1, 9, n), choice))),
    region: regionStateOf((more.rules ?? []).map((rule) => ruled(moment(1), rule))),
  };
  const entry = { ...plain, id: 'e', recorder, labelSets: more.labelSets ?? [] };
  const activity = viewer.organisation === undefined ? 'read-own-record' : 'view-record';
  return decide(factsOf(state, { asker: viewer, activity, person, entry, now: moment(2) })).row;
}

describe('the canonical example', () => {
  it('shows the note of the clinic to practice and nurse, and the clinic nothing but its own', () => {
    expect([row(asker(gp), clinic), row(asker(nurse), clinic)]).toEqual([16, 16]);
    expect([row(asker(clinic), clinic), row(asker(clinic), gp), row(asker(clinic), nurse)]).toEqual([
      6, 14, 14,
    ]);
  });

  it('obeys the person who takes it back', () => {
    expect(row(asker(nurse), clinic, { choices: [shares(clinic, 'out', 'no')] })).toBe(10);
  });

  it('shows the person all of it', () => {
    expect([gp, nurse, clinic].map((recorder) => row(asker(undefined), recorder))).toEqual([24, 24, 24]);
    expect(row(asker(undefined, { person: 'another' }), gp)).toBe(4);
  });
});

describe('sensitive sets', () => {
  const hiv = { labelSets: ['hiv'] };

  it('are left out by default, by the person and by the recorder, and taken in by the person', () => {
    const include: PersonChoice = { kind: 'sensitive-set-chosen', set: 'hiv', decision: 'include' };
    const byClinic = {
      kind: 'organisation-set-chosen',
      organisation: clinic,
      set: 'marital-status',
      decision: 'exclude',
    } as const;
    expect(row(asker(nurse), clinic, hiv)).toBe(9);
    expect(row(asker(nurse), clinic, { ...hiv, choices: [include] })).toBe(16);
    expect(row(asker(nurse), clinic, { labelSets: ['marital-status'] })).toBe(16);
    expect(row(asker(nurse), clinic, { labelSets: ['marital-status'], rules: [byClinic] })).toBe(9);
    expect(row(asker(nurse), gp, { labelSets: ['marital-status'], rules: [byClinic] })).toBe(16);
  });

  it('are opened by an emergency only where the region lets it and nobody excluded them expressly', () => {
    const glass: PersonChoice = {
      kind: 'break-glass-opened',
      organisation: nurse,
      user: 'u',
      grant: 'g',
      reason: { code: 'BTG', text: 't' },
      until: moment(3),
    };
    const rules = [
      { kind: 'regional-switch-set', name: 'emergency-opens-default-sets', isOn: true },
    ] as const;
    const exclude: PersonChoice = { kind: 'sensitive-set-chosen', set: 'hiv', decision: 'exclude' };
    expect(row(asker(nurse), clinic, { ...hiv, choices: [glass] })).toBe(9);
    expect(row(asker(nurse), clinic, { ...hiv, choices: [glass], rules })).toBe(12);
    expect(row(asker(nurse), clinic, { ...hiv, choices: [glass, exclude], rules })).toBe(9);
    expect(row(asker(nurse, { user: 'a colleague' }), clinic, { ...hiv, choices: [glass], rules })).toBe(9);
  });
});

describe('a proxy', () => {
  const proxy = asker(undefined, { user: 'proxy', role: 'proxy', activities: activitiesOf('proxy') });
  const granted = (until: ReturnType<typeof moment>): PersonChoice => ({
    kind: 'proxy-granted',
    proxy: 'proxy',
    until,
    withheldSets: ['hiv'],
  });

  it('sees what the person grants, until the date, and not what was withheld', () => {
    expect(row(proxy, gp)).toBe(4);
    expect(row(proxy, gp, { choices: [granted(moment(3))] })).toBe(24);
    expect(row(proxy, gp, { choices: [granted(moment(2))] })).toBe(4);
    expect(row(proxy, gp, { choices: [granted(moment(3))], labelSets: ['hiv'] })).toBe(23);
    expect(row(proxy, gp, { choices: [granted(moment(3)), { kind: 'proxy-ended', proxy: 'proxy' }] })).toBe(
      4,
    );
  });
});
