import type { Relation } from '../compare/pattern.js';
import type { IdentifierScheme } from '../identifier-scheme.js';
import type { NonMatches } from './non-matches.js';

/** How the training ended. `suspicious`: it found groups that are not persons (households), or nothing at all. */
export type Convergence = 'converged' | 'stopped' | 'suspicious';

/** What is known of pairs with one relation of their sources and one level of the number. */
export interface NumberStratum {
  readonly relation: Relation;
  readonly level: string;
  /** All such pairs, candidates or not. */
  readonly pairs: number;
  /** Of all matches, the share in this stratum. */
  readonly mProbability: number;
  /** Of all non-matches, the share in this stratum. */
  readonly uProbability: number;
  /** Expected matches, of which the blocking rules find all but `expectedUnseen`. */
  readonly expectedMatches: number;
  readonly expectedUnseen: number;
  /** Probabilities of the levels of `matchFields` among its matches. */
  readonly m: readonly (readonly number[])[];
  readonly iterations: number;
  readonly converged: boolean;
}

/** What the training took for granted, in words. */
export const assumptions: readonly string[] = [
  'Two valid numbers that differ are of two people, unless a record holds both; of the matches between numbered records, 0.03 % are taken to break this. It cannot be learnt from the data, where such a pair looks like twins.',
  'Among matches, errors in date of birth, in sex and in place (postcode with practice) are independent of each other; date of birth, postcode, sex and practice of non-matches are taken together, as measured on pairs whose numbers say that they are two people.',
  'People without a number are as alike by chance as people with one.',
];

/** A trained model: all that scoring a pattern needs. `modelDocument` writes it for people to read. */
export interface LinkageModel {
  readonly identifierScheme: IdentifierScheme;
  /** Records it was trained on; the prior is scaled to other numbers of records. */
  readonly records: number;
  /** Probability that two records taken at random are one person. */
  readonly prior: number;
  readonly convergence: Convergence;
  readonly statement: string;
  readonly strata: readonly NumberStratum[];
  readonly nonMatches: readonly NonMatches[];
}
