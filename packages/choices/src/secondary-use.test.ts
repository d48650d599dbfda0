import { localDate, organisationKinds } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import type { NationalOptOut } from './national-opt-out.js';
import type { Exemption, ReleaseTerms } from './release-terms.js';
import type { EntryFacts, PersonChoices, SecondaryUseDecision, SecondaryUseReason } from './secondary-use.js';
import { decideSecondaryUse } from './secondary-use.js';

const approved: ReleaseTerms = {
  approvedPurpose: 'research',
  legalBasis: 'section 251 support',
  recipient: 'a university',
  fields: ['year_of_birth'],
  destroyBy: localDate(2030, 1, 1),
  anonymised: false,
};
const exemption: Exemption = {
  ground: 'communicable-disease',
  evidence: 'case 12',
  approver: 'first officer',
  secondApprover: 'second officer',
  coversTypeOne: false,
};
const withoutObjection: PersonChoices = {
  inCohort: true,
  refusedRelease: false,
  consentedToRelease: false,
  type1Active: false,
  nationalOptOut: 'may-be-used',
  typeTwo: { optedOut: false, worklist: false },
};
const gpEntry: EntryFacts = {
  recordOf: 'gp',
  codes: [{ codeSystem: 'http://snomed.info/sct', code: '44054006' }],
  isPrivate: false,
  isSafeguarding: false,
};
const sensitive: EntryFacts = { ...gpEntry, codes: [{ codeSystem: '', code: '86406008' }] };

interface Changes {
  readonly release?: Partial<ReleaseTerms>;
  readonly person?: Partial<PersonChoices>;
  readonly entry?: Partial<EntryFacts>;
}

function decide(changes: Changes): SecondaryUseDecision {
  return decideSecondaryUse({
    release: { ...approved, ...changes.release },
    person: { ...withoutObjection, ...changes.person },
    entry: { ...gpEntry, ...changes.entry },
  });
}

describe('secondary use, row by row', () => {
  it.each<[string, Partial<ReleaseTerms>]>([
    ['approved purpose', { approvedPurpose: undefined }],
    ['purpose of secondary use', { approvedPurpose: 'direct-care' }],
    ['legal basis', { legalBasis: ' ' }],
    ['recipient', { recipient: undefined }],
    ['field list', { fields: [] }],
    ['field list that is known', { fields: undefined }],
    ['destroy-by date', { destroyBy: undefined }],
  ])('1: makes no release without a %s', (_what, release) => {
    expect(decide({ release })).toMatchObject({ included: false, row: 1, reason: 'release-not-approved' });
  });

  it('2: keeps out who is outside the cohort, and who refused this release even after consenting', () => {
    expect(decide({ person: { inCohort: false } })).toMatchObject({ included: false, row: 2 });
    expect(decide({ person: { refusedRelease: true, consentedToRelease: true } })).toMatchObject({
      included: false,
      row: 2,
      reason: 'refused-this-release',
    });
  });

  it('2: lets in who consented, past rows 4 to 6 and not past row 7', () => {
    const consented: Partial<PersonChoices> = {
      consentedToRelease: true,
      type1Active: true,
      nationalOptOut: 'opted-out',
      typeTwo: { optedOut: true, worklist: false },
    };
    expect(decide({ person: consented })).toMatchObject({ included: true, row: 2 });
    expect(decide({ person: consented, entry: sensitive })).toMatchObject({ included: false, row: 7 });
  });

  it('3: lets in past row 5 by a complete exemption, and past row 4 only where it says so', () => {
    const optedOut: Partial<PersonChoices> = { nationalOptOut: 'opted-out' };
    expect(decide({ release: { exemption }, person: optedOut })).toMatchObject({ included: true, row: 3 });
    const objected: Partial<PersonChoices> = { type1Active: true };
    expect(decide({ release: { exemption }, person: objected })).toMatchObject({ included: false, row: 4 });
    const covering = { exemption: { ...exemption, coversTypeOne: true } };
    expect(decide({ release: covering, person: objected })).toMatchObject({ included: true, row: 3 });
  });

  it('3: does not show an exemption for who never objected', () => {
    expect(decide({ release: { exemption } })).toMatchObject({ included: true, row: 8 });
  });

  it.each<[string, Partial<Exemption>]>([
    ['evidence', { evidence: '' }],
    ['a second approver', { secondApprover: '' }],
    ['two different approvers', { secondApprover: ' first officer ' }],
  ])('3: takes an exemption without %s for none', (_what, lacking) => {
    const release = { exemption: { ...exemption, ...lacking } };
    expect(decide({ release, person: { nationalOptOut: 'opted-out' } })).toMatchObject({
      included: false,
      row: 5,
    });
  });

  it('4: keeps out GP data of who objected, wherever copied to, and not the hospital’s own', () => {
    const person = { type1Active: true };
    expect(decide({ person })).toMatchObject({ included: false, row: 4, reason: 'type-1-objection' });
    expect(decide({ person, entry: { recordOf: 'hospital' } })).toMatchObject({ included: true, row: 8 });
    expect(decide({ person, entry: { recordOf: undefined } })).toMatchObject({ included: false, row: 4 });
  });

  it.each<NationalOptOut>(['opted-out', 'unchecked'])('5: keeps out, whole, who is %s', (nationalOptOut) => {
    for (const recordOf of organisationKinds) {
      expect(decide({ person: { nationalOptOut }, entry: { recordOf } })).toMatchObject({
        included: false,
        row: 5,
      });
    }
  });

  it('5: does not ask where the release is anonymous', () => {
    const person = { nationalOptOut: 'opted-out' } as const;
    expect(decide({ release: { anonymised: true }, person })).toMatchObject({ included: true, row: 8 });
  });

  it('6: keeps out by a legacy Type 2 objection until the cleaned list says otherwise', () => {
    const typeTwo = { optedOut: true, worklist: false };
    const release = { anonymised: true };
    expect(decide({ release, person: { typeTwo, nationalOptOut: 'unchecked' } })).toMatchObject({
      included: false,
      row: 6,
    });
    expect(decide({ release, person: { typeTwo } })).toMatchObject({ included: true, row: 8 });
  });

  it('6: flags a later Type 2 objection for the practice, and decides without it', () => {
    const typeTwo = { optedOut: false, worklist: true };
    expect(decide({ person: { typeTwo } })).toMatchObject({ included: true, row: 8, typeTwoWorklist: true });
    expect(decide({}).typeTwoWorklist).toBe(false);
  });

  it.each<[SecondaryUseReason, Partial<EntryFacts>]>([
    ['excluded-code', { codes: sensitive.codes }],
    ['private-entry', { isPrivate: true }],
    ['safeguarding-entry', { isSafeguarding: true }],
  ])('7: keeps the entry out as %s', (reason, entry) => {
    expect(decide({ entry })).toMatchObject({ included: false, row: 7, reason });
  });

  it('7: keeps to the code set of the release where its approval names one', () => {
    const none = { version: 'none', categories: [] };
    expect(decide({ release: { excludedCodes: none }, entry: sensitive })).toMatchObject({ included: true });
  });

  it('8: lets in otherwise', () => {
    expect(decide({})).toEqual({ included: true, row: 8, reason: 'no-objection', typeTwoWorklist: false });
  });
});
