/** What is known of one rate of choices. */
export interface ChoiceRateEntry {
  readonly standard: number;
  readonly meaning: string;
  readonly source: string;
}

const assumed = 'assumed';

/** Every rate at which people of a region have said what may be done with their data: shares of all people, each independent of the others. */
export const choiceRateCatalogue = {
  typeOne: {
    standard: 0.03,
    meaning: 'people with an active Type 1 objection at their practice',
    source: 'of the order of the counts NHS England publishes',
  },
  typeOneWithdrawn: {
    standard: 0.005,
    meaning: 'people who objected (Type 1) and withdrew it',
    source: assumed,
  },
  typeOneRenewed: {
    standard: 0.001,
    meaning: 'people who objected, withdrew and objected again',
    source: assumed,
  },
  typeOneTie: {
    standard: 0.0005,
    meaning: 'people with dissent and its withdrawal at the same instant, which counts as dissent',
    source: assumed,
  },
  typeOneInError: {
    standard: 0.001,
    meaning: 'people whose only Type 1 code was entered in error, which does not count',
    source: assumed,
  },
  typeOneCarried: {
    standard: 0.1,
    meaning:
      'of people whose practice before still sends its record, those who objected there and not yet here',
    source: assumed,
  },
  typeTwoEarly: {
    standard: 0.004,
    meaning: 'people with a Type 2 code of 11 October 2018 or before',
    source: assumed,
  },
  typeTwoEarlyWithdrawn: {
    standard: 0.1,
    meaning: 'of those, the ones who have since come back onto the cleaned list',
    source: assumed,
  },
  typeTwoLate: {
    standard: 0.001,
    meaning: 'people with a Type 2 code after 11 October 2018, which is not processed but looked into',
    source: assumed,
  },
  directCareRefusal: {
    standard: 0.02,
    meaning: 'people who refused a way of sharing for direct care, which is no objection to secondary use',
    source: assumed,
  },
  nationalOptOut: {
    standard: 0.053,
    meaning: 'people with a national data opt-out, whose numbers are off the cleaned list',
    source: 'about 5 % of registered people (NHS England, National Data Opt-out)',
  },
  sharingAsked: {
    standard: 0.35,
    meaning: 'records whose person was expressly asked about sharing for direct care',
    source: assumed,
  },
  sharingRefused: { standard: 0.05, meaning: 'of those, the answers that are no', source: assumed },
} as const satisfies Readonly<Record<string, ChoiceRateEntry>>;

/** The name of a rate of choices. */
export type ChoiceRateName = keyof typeof choiceRateCatalogue;

/** A value for every rate of choices. */
export type ChoiceRates = Readonly<Record<ChoiceRateName, number>>;

/** The names of all rates of choices, in the order of the catalogue. */
export const choiceRateNames = Object.keys(choiceRateCatalogue) as readonly ChoiceRateName[];

/** The default rates. */
export const standardChoiceRates: ChoiceRates = Object.fromEntries(
  choiceRateNames.map((name) => [name, choiceRateCatalogue[name].standard]),
) as ChoiceRates;
