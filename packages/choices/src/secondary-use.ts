import type { OrganisationKind } from '@causeway/domain';
import { defaultExcludedCodeSet } from './default-excluded-code-set.js';
import type { CodedConcept } from './excluded-code-set.js';
import { excludedCategoryOf } from './excluded-code-set.js';
import type { NationalOptOut } from './national-opt-out.js';
import type { Exemption, ReleaseTerms } from './release-terms.js';
import { exemptionInForce, isApproved } from './release-terms.js';
import type { TypeTwoStanding } from './type-two.js';

/** What is known of the person, for one release; undefined is not known, and never lets anyone in. */
export interface PersonChoices {
  readonly inCohort: boolean | undefined;
  readonly refusedRelease: boolean | undefined;
  readonly consentedToRelease: boolean | undefined;
  readonly type1Active: boolean | undefined;
  readonly nationalOptOut: NationalOptOut | undefined;
  readonly typeTwo: TypeTwoStanding | undefined;
}

/**
 * What is known of the entry. Where a source has no label for private or safeguarding entries, the caller
 * says false; unset is not known.
 */
export interface EntryFacts {
  /** The kind of organisation in whose record the entry was made, wherever it was copied to since. */
  readonly recordOf: OrganisationKind | undefined;
  readonly codes: readonly CodedConcept[];
  readonly isPrivate: boolean | undefined;
  readonly isSafeguarding: boolean | undefined;
}

/** All that the decision is made from. */
export interface SecondaryUseCase {
  readonly release: ReleaseTerms;
  readonly person: PersonChoices;
  readonly entry: EntryFacts;
}

/** Why an entry is in a release or out of it. */
export type SecondaryUseReason =
  | 'release-not-approved'
  | 'outside-cohort'
  | 'refused-this-release'
  | 'type-1-objection'
  | 'national-opt-out'
  | 'type-2-objection'
  | 'excluded-code'
  | 'private-entry'
  | 'safeguarding-entry'
  | 'consented-to-this-release'
  | 'exemption'
  | 'no-objection';

/** The answer, with the row of the decision table that gave it. */
export interface SecondaryUseDecision {
  readonly included: boolean;
  readonly row: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly reason: SecondaryUseReason;
  /**
   * Whether the practice is to be asked about a Type 2 objection that came too late (row 6); it changes
   * nothing here.
   */
  readonly typeTwoWorklist: boolean;
}

type Row = SecondaryUseDecision['row'];
type Condition = (c: Weighed) => boolean;

interface DecisionLine extends Omit<SecondaryUseDecision, 'typeTwoWorklist'> {
  readonly when: Condition;
}

/** A case with what row 2 and row 3 set aside. */
interface Weighed extends SecondaryUseCase {
  readonly consented: boolean;
  readonly exemption: Exemption | undefined;
}

/**
 * The decision table, section 3: the first line that holds decides. A line that keeps out asks "is it known
 * that nothing forbids?", so what is not known keeps out. Rows 2 and 3 stand twice: what they forbid first,
 * what they allow only after row 7.
 */
const decisionTable: readonly DecisionLine[] = [
  keepOut(1, 'release-not-approved', ({ release }) => !isApproved(release)),
  keepOut(2, 'outside-cohort', ({ person }) => person.inCohort !== true),
  keepOut(2, 'refused-this-release', ({ person }) => person.refusedRelease !== false),
  keepOut(4, 'type-1-objection', (c) => isTypeOne(c) && !c.consented && !c.exemption?.coversTypeOne),
  keepOut(5, 'national-opt-out', (c) => isOptedOut(c) && !c.consented && c.exemption === undefined),
  keepOut(6, 'type-2-objection', (c) => isTypeTwo(c) && !c.consented),
  keepOut(7, 'excluded-code', (c) => hasExcludedCode(c)),
  keepOut(7, 'private-entry', ({ entry }) => entry.isPrivate !== false),
  keepOut(7, 'safeguarding-entry', ({ entry }) => entry.isSafeguarding !== false),
  letIn(2, 'consented-to-this-release', (c) => c.consented),
  letIn(3, 'exemption', (c) => isTypeOne(c) || isOptedOut(c)),
  letIn(8, 'no-objection', () => true),
];

/**
 * Whether the person's entry is in the release, by which row of the decision table and why.
 *
 * A no beats a yes: a refusal of the release stands before consent to it. Consent skips rows 4 to 6 and not
 * row 7. A complete exemption skips row 5, and row 4 only where it says so. What is not known never lets an
 * entry in. Source: decision tables, section 3.
 */
export function decideSecondaryUse(secondaryUse: SecondaryUseCase): SecondaryUseDecision {
  const { release, person } = secondaryUse;
  const weighed: Weighed = {
    ...secondaryUse,
    consented: person.consentedToRelease === true,
    exemption: exemptionInForce(release),
  };
  const line = decisionTable.find(({ when }) => when(weighed));
  if (line === undefined) throw new Error('the last line of the decision table holds for every case');
  const { included, row, reason } = line;
  return { included, row, reason, typeTwoWorklist: person.typeTwo?.worklist === true };
}

function keepOut(row: Row, reason: SecondaryUseReason, when: Condition): DecisionLine {
  return { row, included: false, reason, when };
}

function letIn(row: Row, reason: SecondaryUseReason, when: Condition): DecisionLine {
  return { row, included: true, reason, when };
}

function isTypeOne({ person, entry }: SecondaryUseCase): boolean {
  return (entry.recordOf === 'gp' || entry.recordOf === undefined) && person.type1Active !== false;
}

function isOptedOut({ release, person }: SecondaryUseCase): boolean {
  return release.anonymised !== true && person.nationalOptOut !== 'may-be-used';
}

function isTypeTwo({ person }: SecondaryUseCase): boolean {
  return person.typeTwo?.optedOut !== false && person.nationalOptOut !== 'may-be-used';
}

function hasExcludedCode({ release, entry }: SecondaryUseCase): boolean {
  const set = release.excludedCodes ?? defaultExcludedCodeSet;
  return entry.codes.some((concept) => excludedCategoryOf(set, concept) !== undefined);
}
