import { levelsOf } from '../compare/pattern.js';
import { type DemographicField, demographicFields } from './demographic-cells.js';

/**
 * What is believed before any data are seen, and how many pairs' worth. With a few dozen records it decides; with thousands it is gone.
 * Sources: rates of wrong sex and date of birth 0.11 %, half of hospital records with another postcode than the register (linkage.md,
 * section 1); the non-matches' levels follow from dates spread evenly over eighty years.
 */
interface Belief {
  /** Probability of each level among matches. */
  readonly m: Readonly<Record<string, number>>;
  /** Probability of each level among non-matches. */
  readonly u: Readonly<Record<string, number>>;
  /** How many random pairs the belief in `u` is worth: much where a level is too rare to be met in a sample. */
  readonly weightOfU: number;
}

const beliefs: Readonly<Record<DemographicField, Belief>> = {
  date_of_birth: {
    m: {
      exact: 0.985,
      exact_default: 0.003,
      day_month_swapped: 0.002,
      one_digit: 0.003,
      day_or_month: 0.0015,
      year_one_digit: 0.0015,
      year_only: 0.0005,
      neighbours_swapped: 0.0003,
      same_year: 0.0007,
      differs: 0.0025,
    },
    u: {
      exact: 3.4e-5,
      exact_default: 1e-6,
      day_month_swapped: 1.1e-5,
      one_digit: 6.5e-4,
      day_or_month: 7.6e-4,
      year_one_digit: 5.8e-4,
      year_only: 2.1e-3,
      neighbours_swapped: 2e-4,
      same_year: 0.011,
      differs: 0.9847,
    },
    weightOfU: 20_000,
  },
  postcode: {
    m: {
      same_rare: 0.35,
      same_uncommon: 0.25,
      same_common: 0.12,
      same_frequent: 0.02,
      same_communal: 0.01,
      sector: 0.04,
      outward: 0.05,
      neighbours_swapped: 0.002,
      one_edit: 0.004,
      area: 0.08,
      differs: 0.074,
    },
    u: {
      same_rare: 1e-5,
      same_uncommon: 4e-5,
      same_common: 5e-5,
      same_frequent: 2e-5,
      same_communal: 2e-5,
      sector: 0.004,
      outward: 0.02,
      neighbours_swapped: 0.0005,
      one_edit: 0.003,
      area: 0.4,
      differs: 0.57236,
    },
    weightOfU: 2000,
  },
  sex: { m: { same: 0.998, differs: 0.002 }, u: { same: 0.5, differs: 0.5 }, weightOfU: 50 },
  registered_gp: { m: { same: 0.85, differs: 0.15 }, u: { same: 0.05, differs: 0.95 }, weightOfU: 50 },
};

/** How many pairs' worth the belief in the levels of matches has. */
export const weightOfM = 20;

/** The believed probability of every level among matches, by field in their order, `missing` left out. */
export const believedM: readonly (readonly number[])[] = demographicFields.map((field) =>
  levelsOf(field)
    .slice(1)
    .map((level) => beliefs[field].m[level] ?? 0),
);

/** The same among non-matches. */
export const believedU: readonly (readonly number[])[] = demographicFields.map((field) =>
  levelsOf(field)
    .slice(1)
    .map((level) => beliefs[field].u[level] ?? 0),
);

/** How many pairs' worth the belief in each field's non-matches has. */
export const weightsOfU: readonly number[] = demographicFields.map((field) => beliefs[field].weightOfU);

/** A probability that is believed before data, and how many pairs' worth. */
export interface BelievedPrior {
  readonly prior: number;
  readonly pairs: number;
}

/** Two records with equal numbers are one person: a number is copied wrongly (a mother's for her baby's) less than once in a thousand. */
export const believedOfEqualNumbers: BelievedPrior = { prior: 0.999, pairs: 50 };

const believedOfOthers: ReadonlyMap<string, BelievedPrior> = new Map([
  ['same', believedOfEqualNumbers],
  ['same_in_history', { prior: 0.98, pairs: 10 }],
  ['one_edit', { prior: 0.7, pairs: 5 }],
  // A number with more than one slip is rarer than a stranger's.
  ['differs_unconfirmed', { prior: 0, pairs: 1000 }],
]);

/** What is believed of pairs whose numbers compare at a level; where numbers say little, that at least one pair is of two people. */
export function believedPrior(numberLevel: string): BelievedPrior {
  return believedOfOthers.get(numberLevel) ?? { prior: 0, pairs: 1 };
}

/**
 * Share of the matches between records that both identify in which the numbers differ, neither known to supersede the other. It cannot
 * be learnt from the data, where such a pair looks like twins; it is an assumption, and the model says so.
 */
export const shareOfMatchesWithTwoNumbers = 0.0003;

/**
 * Pairs of twins that live together, for each person. Source: about 1.5 % of maternities in England are multiple; two thirds of pairs
 * are of one sex. Used only where the data cannot show how often strangers share date of birth and postcode.
 */
export const twinPairsForEachPerson = 0.004;
/** Share of those pairs that are of one sex. */
export const shareOfTwinsOfOneSex = 0.65;

/**
 * How many pairs of two people for certain the belief in independence (and in the rate of twins) is worth, when it is set against how many of
 * them look alike: as many as 1,400 people make. Among fewer, a single pair of twins would pass for the rule.
 */
export const weightOfIndependence = 1e6;
