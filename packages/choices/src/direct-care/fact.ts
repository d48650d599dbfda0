/** What a person said about one direction of sharing with one organisation. */
export type SharingDecision = 'yes' | 'no' | 'not-asked';

/** What the list of the registered practice says of an organisation; who is not on it must verify. */
export type ShareInStanding = 'allowed' | 'prohibited' | 'verify';

interface FactEntry {
  /** The fact as a clause that is true or, for a fact of several values, a question. */
  readonly words: string;
  /** What a fact counts as when it cannot be told: always the value that shows less. */
  readonly unknown: boolean | SharingDecision | ShareInStanding;
}

/**
 * Everything the decision looks at, by name: about the request (who, for whom, why), about the person and the viewer's
 * organisation B, about the organisation A that recorded the entry, and about the entry. A fact that cannot be told counts as the
 * value that shows less, so that an error never opens a record.
 */
export const factCatalogue = {
  authenticated: { words: 'the user is signed in', unknown: false },
  activityHeld: { words: 'the role of the user includes the activity', unknown: false },
  organisationSuspended: { words: 'the organisation of the user is suspended', unknown: true },
  protectedFromViewer: {
    words: 'the person is protected, and B is neither the registered practice nor on the list it keeps',
    unknown: true,
  },
  purposeAllowed: { words: 'the role may state this purpose', unknown: false },
  directCare: { words: 'the purpose is direct care', unknown: false },
  online: {
    words: 'the viewer is signed in as a patient or a proxy, not for an organisation',
    unknown: false,
  },
  relationship: {
    words:
      'B has a legitimate relationship with the person, or the viewer is the person or holds their grant',
    unknown: false,
  },
  breakGlass: { words: 'this user broke glass for this person, and it is in force', unknown: false },
  safeguarding: { words: 'the entry is relevant to safeguarding', unknown: true },
  safeguardingRight: { words: 'the user holds the right to safeguarding entries', unknown: false },
  draft: { words: 'the entry is a draft', unknown: true },
  hiddenOnline: { words: 'the entry is hidden online', unknown: true },
  proxyWithheld: { words: 'the person withheld the entry from this proxy', unknown: true },
  own: { words: 'the entry was recorded by B itself', unknown: false },
  disclosed: { words: 'A disclosed the entry to B by name', unknown: false },
  private: { words: 'the entry is private', unknown: true },
  labelExcluded: { words: 'the entry belongs to a sensitive set that is excluded', unknown: true },
  labelExcludedExpressly: {
    words: 'the person or A excluded such a set expressly, beyond the default',
    unknown: true,
  },
  sharingOut: { words: 'what the person said about sharing out from A', unknown: 'not-asked' },
  impliedOut: { words: 'a dated policy of A implies sharing out', unknown: false },
  sharingIn: { words: 'what the person said about sharing in to B', unknown: 'not-asked' },
  impliedIn: { words: 'a dated policy of B implies sharing in', unknown: false },
  shareInRule: { words: 'what the list of the registered practice says of B', unknown: 'verify' },
  shareInVerified: { words: 'the sharing in to B was verified', unknown: false },
  registeredPractice: { words: 'B is the registered practice of the person', unknown: false },
  emergencyOpensDefaultSets: {
    words: 'the region lets an emergency open the sets that are excluded by default',
    unknown: false,
  },
  emergencyOpensOutNo: {
    words: 'the region lets an emergency open what was refused at the source',
    unknown: false,
  },
  emergencyOpensProhibited: {
    words: 'the region lets an emergency open what the practice prohibits',
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
