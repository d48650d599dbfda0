import {
  decideSecondaryUse,
  type NationalOptOut,
  type ReleaseTerms,
  type SecondaryUseDecision,
} from '@causeway/choices';

/** What of a person's choices bears on whether the person, as a whole, is in a release. */
export interface PersonAnswer {
  readonly nationalOptOut: NationalOptOut;
  /** A legacy Type 2 objection early enough to hold until the cleaned list says otherwise. */
  readonly typeTwoOptedOut: boolean;
}

/**
 * Whether the person is in the release as a whole, by the decision table of `choices`: asked of an entry that nothing else is said
 * about. Type 1 was applied on admission to the GP's rows, and coded sets are applied to entries later.
 */
export function personDecision(
  release: ReleaseTerms,
  { nationalOptOut, typeTwoOptedOut }: PersonAnswer,
): SecondaryUseDecision {
  return decideSecondaryUse({
    release,
    person: {
      inCohort: true,
      refusedRelease: false,
      consentedToRelease: false,
      type1Active: false,
      nationalOptOut,
      typeTwo: { optedOut: typeTwoOptedOut, worklist: false },
    },
    entry: { recordOf: undefined, codes: [], isPrivate: false, isSafeguarding: false },
  });
}
