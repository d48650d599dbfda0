import type { OrganisationKind } from '@causeway/domain';
import { localDate } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodedConcept } from './excluded-code-set.js';
import type { NationalOptOut } from './national-opt-out.js';
import type { Exemption, ReleaseTerms } from './release-terms.js';
import type { EntryFacts, PersonChoices, SecondaryUseCase } from './secondary-use.js';
import { decideSecondaryUse } from './secondary-use.js';

const plainCodes: readonly CodedConcept[] = [{ codeSystem: 'http://snomed.info/sct', code: '44054006' }];
const sensitiveCodes: readonly CodedConcept[] = [{ codeSystem: 'http://snomed.info/sct', code: '86406008' }];
const exemption: Exemption = {
  ground: 'public-interest',
  evidence: 'case 12',
  approver: 'first officer',
  secondApprover: 'second officer',
  coversTypeOne: false,
};

const maybe = fc.constantFrom(true, false, false, undefined);
const yesMostly = fc.constantFrom(true, true, true, false, undefined);
const anyRelease: fc.Arbitrary<ReleaseTerms> = fc
  .record({
    approved: fc.constantFrom(true, true, true, true, false),
    anonymised: maybe,
    exemption: fc.constantFrom(
      undefined,
      exemption,
      { ...exemption, coversTypeOne: true },
      { ...exemption, evidence: '' },
    ),
  })
  .map(({ approved, ...terms }) => ({
    approvedPurpose: 'planning',
    legalBasis: 'section 251 support',
    recipient: 'an integrated care board',
    fields: ['year_of_birth'],
    destroyBy: approved ? localDate(2030, 1, 1) : undefined,
    ...terms,
  }));
const anyPerson: fc.Arbitrary<PersonChoices> = fc.record({
  inCohort: yesMostly,
  refusedRelease: fc.constantFrom(false, false, false, true, undefined),
  consentedToRelease: maybe,
  type1Active: maybe,
  nationalOptOut: fc.constantFrom<(NationalOptOut | undefined)[]>(
    'may-be-used',
    'may-be-used',
    'opted-out',
    'unchecked',
    undefined,
  ),
  typeTwo: fc.constantFrom(
    { optedOut: false, worklist: false },
    { optedOut: false, worklist: true },
    { optedOut: true, worklist: false },
    undefined,
  ),
});
const anyEntry: fc.Arbitrary<EntryFacts> = fc.record({
  recordOf: fc.constantFrom<(OrganisationKind | undefined)[]>('gp', 'hospital', 'community', undefined),
  codes: fc.constantFrom(plainCodes, plainCodes, sensitiveCodes),
  isPrivate: fc.constantFrom(false, false, false, true, undefined),
  isSafeguarding: fc.constantFrom(false, false, false, true, undefined),
});
const anyCase: fc.Arbitrary<SecondaryUseCase> = fc.record({
  release: anyRelease,
  person: anyPerson,
  entry: anyEntry,
});

/** The table of the design, read aloud: slow, obvious, and written without looking at the other. */
function readAloud(c: SecondaryUseCase): boolean {
  if (c.release.destroyBy === undefined) return false;
  if (c.person.inCohort !== true) return false;
  if (c.person.refusedRelease !== false) return false;
  if (c.person.consentedToRelease !== true && isObjectedTo(c)) return false;
  return c.entry.codes !== sensitiveCodes && c.entry.isPrivate === false && c.entry.isSafeguarding === false;
}

function isObjectedTo({ release, person, entry }: SecondaryUseCase): boolean {
  const exempt = release.exemption !== undefined && release.exemption.evidence !== '';
  const fromGp = entry.recordOf === undefined || entry.recordOf === 'gp';
  const typeOneSetAside = exempt && release.exemption?.coversTypeOne === true;
  if (fromGp && person.type1Active !== false && !typeOneSetAside) return true;
  if (person.nationalOptOut === 'may-be-used') return false;
  if (release.anonymised !== true && !exempt) return true;
  return person.typeTwo === undefined || person.typeTwo.optedOut;
}

/** Each way of saying no once more. */
const objections: readonly ((c: SecondaryUseCase) => SecondaryUseCase)[] = [
  (c) => ({ ...c, person: { ...c.person, refusedRelease: true } }),
  (c) => ({ ...c, person: { ...c.person, type1Active: true } }),
  (c) => ({ ...c, person: { ...c.person, nationalOptOut: 'opted-out' } }),
  (c) => ({ ...c, person: { ...c.person, nationalOptOut: 'unchecked' } }),
  (c) => ({ ...c, person: { ...c.person, typeTwo: { optedOut: true, worklist: false } } }),
  (c) => ({ ...c, entry: { ...c.entry, isPrivate: true } }),
  (c) => ({ ...c, entry: { ...c.entry, isSafeguarding: true } }),
  (c) => ({ ...c, entry: { ...c.entry, codes: [...c.entry.codes, ...sensitiveCodes] } }),
];

/** Each thing that might be known, no longer known. */
const forgettings: readonly ((c: SecondaryUseCase) => SecondaryUseCase)[] = [
  ...(
    ['approvedPurpose', 'legalBasis', 'recipient', 'fields', 'destroyBy', 'anonymised', 'exemption'] as const
  ).map((term) => (c: SecondaryUseCase) => ({ ...c, release: { ...c.release, [term]: undefined } })),
  ...(
    ['inCohort', 'refusedRelease', 'consentedToRelease', 'type1Active', 'nationalOptOut', 'typeTwo'] as const
  ).map((choice) => (c: SecondaryUseCase) => ({ ...c, person: { ...c.person, [choice]: undefined } })),
  ...(['recordOf', 'isPrivate', 'isSafeguarding'] as const).map((fact) => (c: SecondaryUseCase) => ({
    ...c,
    entry: { ...c.entry, [fact]: undefined },
  })),
];

describe('laws of secondary use', () => {
  it('agrees with the table read aloud, and reaches every row and every reason', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyCase, (secondaryUse) => {
        const { included, row, reason } = decideSecondaryUse(secondaryUse);
        expect(included).toBe(readAloud(secondaryUse));
        reached.add(`${row} ${reason}`);
      }),
      { numRuns: 5000, seed: 20260101 },
    );
    expect([...reached].sort()).toEqual([
      '1 release-not-approved',
      '2 consented-to-this-release',
      '2 outside-cohort',
      '2 refused-this-release',
      '3 exemption',
      '4 type-1-objection',
      '5 national-opt-out',
      '6 type-2-objection',
      '7 excluded-code',
      '7 private-entry',
      '7 safeguarding-entry',
      '8 no-objection',
    ]);
  });

  it('never lets anything more in when one more objection is made', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...objections), (secondaryUse, object) => {
        fc.pre(!decideSecondaryUse(secondaryUse).included);
        expect(decideSecondaryUse(object(secondaryUse)).included).toBe(false);
      }),
    );
  });

  it('never lets anything more in when something is no longer known', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...forgettings), (secondaryUse, forget) => {
        fc.pre(!decideSecondaryUse(secondaryUse).included);
        expect(decideSecondaryUse(forget(secondaryUse)).included).toBe(false);
      }),
    );
  });

  it('keeps everything out where nothing is known', () => {
    fc.assert(
      fc.property(anyCase, (secondaryUse) => {
        const unknown = forgettings.reduce((c, forget) => forget(c), secondaryUse);
        expect(decideSecondaryUse(unknown).included).toBe(false);
      }),
    );
  });
});
