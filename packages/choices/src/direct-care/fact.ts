/** What a person said about one direction of sharing with one organisation. */
export type SharingDecision = 'yes' | 'no' | 'not-asked';

/** What the list of the registered practice says of an organisation; who is not on it must verify. */
export type ShareInStanding = 'allowed' | 'prohibited' | 'verify';

interface FactEntry {
  /** The fact as a clause that holds where it is true; for a fact of several values, what has the value. */
  readonly words: string;
  /** The clause that holds where it is false. */
  readonly negated?: string;
  /** What a fact counts as when it cannot be told: always the value that shows less. */
  readonly unknown: boolean | SharingDecision | ShareInStanding;
}

/**
 * Everything the decision looks at, by name: about the request (who, for whom, why), about the person and the viewer's
 * organisation B, about the organisation A that recorded the entry, and about the entry. A fact that cannot be told counts as the
 * value that shows less, so that an error never opens a record.
 */
export const factCatalogue = {
  authenticated: {
    words: 'the user is signed in',
    negated: 'the user is not signed in',
    unknown: false,
  },
  activityHeld: {
    words: 'the role of the user includes the activity',
    negated: 'the role of the user does not include the activity',
    unknown: false,
  },
  organisationSuspended: {
    words: 'the organisation of the user is suspended',
    negated: 'the organisation of the user is not suspended',
    unknown: true,
  },
  protectedFromViewer: {
    words: 'the person is protected and B is neither the registered practice nor on the list it keeps',
    negated: 'the person is not protected from B',
    unknown: true,
  },
  purposeAllowed: {
    words: 'the role may state this purpose',
    negated: 'the role may not state this purpose',
    unknown: false,
  },
  directCare: {
    words: 'the purpose is the care of this person',
    negated: 'the purpose is not the care of this person',
    unknown: false,
  },
  online: {
    words: 'the person or a proxy looks online',
    negated: 'staff look',
    unknown: false,
  },
  relationship: {
    words:
      'B has a legitimate relationship with the person (online: the viewer is the person, or holds their grant)',
    negated:
      'B has no legitimate relationship with the person (online: the viewer is neither the person nor holds their grant)',
    unknown: false,
  },
  breakGlass: {
    words: 'this user broke glass for this person and it is in force',
    negated: 'no broken glass is in force',
    unknown: false,
  },
  safeguarding: {
    words: 'the entry is relevant to safeguarding',
    negated: 'the entry is not relevant to safeguarding',
    unknown: true,
  },
  safeguardingRight: {
    words: 'the user holds the right to safeguarding entries',
    negated: 'the user lacks the right to safeguarding entries',
    unknown: false,
  },
  draft: {
    words: 'the entry is a draft',
    negated: 'the entry is finished',
    unknown: true,
  },
  hiddenOnline: {
    words: 'the entry is hidden online',
    negated: 'the entry is not hidden online',
    unknown: true,
  },
  proxyWithheld: {
    words: 'the person withheld the entry from this proxy',
    negated: 'nothing withholds the entry from this proxy',
    unknown: true,
  },
  own: {
    words: 'B itself recorded the entry',
    negated: 'another organisation recorded the entry',
    unknown: false,
  },
  disclosed: {
    words: 'A disclosed the entry to B by name',
    negated: 'the entry was not disclosed to B by name',
    unknown: false,
  },
  private: {
    words: 'the entry is private',
    negated: 'the entry is not private',
    unknown: true,
  },
  labelExcluded: {
    words: 'the entry belongs to a sensitive set that is excluded',
    negated: 'the entry belongs to no excluded set',
    unknown: true,
  },
  labelExcludedExpressly: {
    words: 'the person or A excluded such a set expressly, beyond the default',
    negated: 'such a set is excluded by default alone',
    unknown: true,
  },
  sharingOut: { words: 'sharing out from A', unknown: 'not-asked' },
  impliedOut: {
    words: 'a dated policy of A implies sharing out',
    negated: 'no policy of A implies sharing out',
    unknown: false,
  },
  sharingIn: { words: 'sharing in to B', unknown: 'not-asked' },
  impliedIn: {
    words: 'a dated policy of B implies sharing in',
    negated: 'no policy of B implies sharing in',
    unknown: false,
  },
  shareInRule: { words: 'the practice’s list on B', unknown: 'verify' },
  shareInVerified: {
    words: 'the sharing in to B was verified',
    negated: 'the sharing in to B was not verified',
    unknown: false,
  },
  registeredPractice: {
    words: 'B is the registered practice',
    negated: 'B is not the registered practice',
    unknown: false,
  },
  emergencyOpensDefaultSets: {
    words: 'the region lets an emergency open sets excluded by default',
    negated: 'the region does not let an emergency open sets excluded by default',
    unknown: false,
  },
  emergencyOpensOutNo: {
    words: 'the region lets an emergency open what was refused at the source',
    negated: 'the region does not let an emergency open what was refused at the source',
    unknown: false,
  },
  emergencyOpensProhibited: {
    words: 'the region lets an emergency pass what the practice prohibits',
    negated: 'the region does not let an emergency pass what the practice prohibits',
    unknown: false,
  },
} as const satisfies Record<string, FactEntry>;

/** The name of a fact. */
export type FactName = keyof typeof factCatalogue;

/** The facts that have a word for a value; all others are true or false. */
export interface FactsInWords {
  readonly sharingOut: SharingDecision;
  readonly sharingIn: SharingDecision;
  readonly shareInRule: ShareInStanding;
}

/** The name of a fact that is true or false. */
export type FlagName = Exclude<FactName, keyof FactsInWords>;

/** The facts about one viewer and one entry, at one moment. */
export type Facts = FactsInWords & Readonly<Record<FlagName, boolean>>;

/** The name of every fact, in the order of the catalogue. */
export const factNames = Object.keys(factCatalogue) as readonly FactName[];

/** The values a fact in words may have, in an order that shows more and more. */
export const factValues: { readonly [Name in keyof FactsInWords]: readonly FactsInWords[Name][] } = {
  sharingOut: ['no', 'not-asked', 'yes'],
  sharingIn: ['no', 'not-asked', 'yes'],
  shareInRule: ['prohibited', 'verify', 'allowed'],
};
