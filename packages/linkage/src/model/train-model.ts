import { type Relation, relations } from '../compare/pattern.js';
import type { IdentifierScheme } from '../identifier-scheme.js';
import {
  believedOfEqualNumbers,
  believedPrior,
  shareOfMatchesWithTwoNumbers,
  weightOfM,
} from './default-parameters.js';
import { demographicCells } from './demographic-cells.js';
import {
  type ExpectationMaximisationResult,
  expectationMaximisation,
  type LevelProbabilities,
} from './expectation-maximisation.js';
import type { LinkageModel, NumberStratum } from './linkage-model.js';
import { believedMatches, matchFields, matchLevels, matchProbability } from './match-levels.js';
import { type NonMatches, nonMatchProbabilities } from './non-matches.js';
import { type PairStratum, pairsIn, seenPairs, strataOf, unseenCells } from './number-strata.js';
import type { PairUniverse } from './pair-universe.js';

/** What a model is trained on. */
export interface TrainingData {
  readonly identifierScheme: IdentifierScheme;
  readonly records: number;
  /** Candidate pairs by pattern code. */
  readonly patterns: ReadonlyMap<number, number>;
  readonly universe: PairUniverse;
  readonly nonMatches: readonly NonMatches[];
  /** By cell: whether the blocking rules find its pairs, all of them. */
  readonly findable: readonly boolean[];
}

const levelsOfCell = demographicCells.map(matchLevels);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Pairs' worth of belief that a stratum's matches are like those with equal numbers. */
const weightOfShared = 100;

/** The fields in which that belief is firm, and how many of the stratum's own matches it outweighs there. */
const firmFields: readonly string[] = ['date_of_birth', 'sex'];
const shareOfFirmBelief = 0.25;

/** So many pairs' worth of belief that no data move it. */
const certainty = 1e15;

interface Fit {
  readonly strata: readonly PairStratum[];
  readonly start: { readonly prior: number; readonly m: LevelProbabilities };
  readonly belief: { readonly m: LevelProbabilities; readonly prior: number; readonly pairs: number };
}

function scaled(m: LevelProbabilities, weight: number): LevelProbabilities {
  return m.map((levels) => levels.map((p) => p * weight));
}

/** The patterns of a stratum that any pair has or may have, with what is known of their non-matches. */
function patternsOf(data: TrainingData, stratum: PairStratum) {
  const seen = seenPairs(stratum, data.findable);
  const unseen = unseenCells(stratum, data.findable);
  const wanted = new Set(unseen.flatMap(({ cells }) => cells));
  seen.forEach((count, cell) => {
    if (count > 0) wanted.add(cell);
  });
  const cells = [...wanted].sort((a, b) => a - b);
  const u = nonMatchProbabilities(data.nonMatches[stratum.relation], stratum.level);
  const place = new Map(cells.map((cell, index) => [cell, index]));
  return {
    patterns: cells.map((cell) => ({ count: seen[cell] ?? 0, levels: levelsOfCell[cell] ?? [] })),
    u: cells.map((cell) => u[cell] ?? 0),
    unseen: unseen.map(({ total, cells: unseenOnes }) => ({
      total,
      patterns: unseenOnes.map((cell) => place.get(cell) ?? 0),
    })),
  };
}

/** Fits matches to strata taken together; their non-matches are known. */
function fitMatches(data: TrainingData, { strata, start, belief }: Fit): ExpectationMaximisationResult {
  const found = strata.map((stratum) => patternsOf(data, stratum));
  const offset = (index: number): number => sum(found.slice(0, index).map(({ patterns }) => patterns.length));
  return expectationMaximisation({
    patterns: found.flatMap(({ patterns }) => patterns),
    unseen: found.flatMap(({ unseen }, index) =>
      unseen.map(({ total, patterns }) => ({
        total,
        patterns: patterns.map((place) => place + offset(index)),
      })),
    ),
    pairs: sum(strata.map(pairsIn)),
    start,
    u: { ofPattern: found.flatMap(({ u }) => u) },
    belief: {
      m: belief.m,
      matches: belief.prior * belief.pairs,
      nonMatches: (1 - belief.prior) * belief.pairs,
    },
  });
}

/** What was learnt of a stratum. */
interface Learnt {
  readonly stratum: PairStratum;
  readonly prior: number;
  readonly m: LevelProbabilities;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Belief that a stratum's matches are like the shared ones. Place may differ as the data say: some settings write down older addresses than others.
 * Dates and sex must not drift: among matches that are mostly unseen, a few strangers more than expected would pass for many wrong dates.
 */
function beliefInShared(shared: LevelProbabilities, matches: number): LevelProbabilities {
  const firm = Math.max(weightOfShared, matches * shareOfFirmBelief);
  return shared.map((levels, field) =>
    levels.map((p) => p * (firmFields.includes(matchFields[field] ?? '') ? firm : weightOfShared)),
  );
}

function learnStratum(data: TrainingData, stratum: PairStratum, shared: LevelProbabilities): Learnt {
  const pairs = pairsIn(stratum);
  if (pairs === 0) return { stratum, prior: 0, m: shared, iterations: 0, converged: true };
  const belief = believedPrior(stratum.level);
  const prior = belief.prior > 0 ? belief.prior : Math.min(0.5, 1 / Math.max(2, data.records));
  const fitWith = (start: Fit['start'], m: LevelProbabilities): ExpectationMaximisationResult =>
    fitMatches(data, { strata: [stratum], start, belief: { ...belief, m } });
  const alike = fitWith({ prior, m: shared }, scaled(shared, certainty));
  const result = fitWith({ prior: alike.prior, m: shared }, beliefInShared(shared, pairs * alike.prior));
  return { stratum, ...result };
}

/** Two numbers that differ look like twins whatever they are: their share of matches is assumed, not learnt. */
function assumeTwoNumbers(stratum: PairStratum, matches: number, shared: LevelProbabilities): Learnt {
  const pairs = pairsIn(stratum);
  const prior = pairs === 0 ? 0 : Math.min(0.5, (matches * shareOfMatchesWithTwoNumbers) / pairs);
  return { stratum, prior, m: shared, iterations: 0, converged: true };
}

function learnRelation(data: TrainingData, relation: number, shared: LevelProbabilities): readonly Learnt[] {
  const strata = strataOf(data.patterns, data.universe, relation);
  const learnt = strata
    .filter(({ level }) => level !== 'differs')
    .map((stratum) => learnStratum(data, stratum, shared));
  const matches = sum(learnt.filter(({ stratum }) => stratum.level === 'same').map(expectedMatches));
  const differing = strata.filter(({ level }) => level === 'differs');
  return [...learnt, ...differing.map((stratum) => assumeTwoNumbers(stratum, matches, shared))];
}

function expectedMatches({ stratum, prior }: Learnt): number {
  return pairsIn(stratum) * prior;
}

function expectedUnseen({ stratum, prior, m }: Learnt, findable: readonly boolean[]): number {
  return sum(
    unseenCells(stratum, findable).map(
      ({ total, cells }) =>
        total * prior * sum(cells.map((cell) => matchProbability(m, levelsOfCell[cell] ?? []))),
    ),
  );
}

function describeStrata(learnt: readonly Learnt[], findable: readonly boolean[]): readonly NumberStratum[] {
  const matches = sum(learnt.map(expectedMatches));
  const nonMatches = sum(learnt.map(({ stratum }) => pairsIn(stratum))) - matches;
  return learnt.map((one) => {
    const [pairs, expected] = [pairsIn(one.stratum), expectedMatches(one)];
    return {
      relation: relations[one.stratum.relation] as Relation,
      level: one.stratum.level,
      pairs,
      mProbability: matches > 0 ? expected / matches : 0,
      uProbability: nonMatches > 0 ? (pairs - expected) / nonMatches : 0,
      expectedMatches: expected,
      expectedUnseen: expectedUnseen(one, findable),
      m: one.m,
      iterations: one.iterations,
      converged: one.converged,
    };
  });
}

/** How the training went, said so that a reader can decide whether to trust it. */
function judge(
  strata: readonly NumberStratum[],
  shared: ExpectationMaximisationResult,
): Pick<LinkageModel, 'convergence' | 'statement'> {
  const [sameDate = 0, sameDefault = 0] = shared.m[0] ?? [];
  if (sameDate + sameDefault < 0.5)
    return {
      convergence: 'suspicious',
      statement:
        'In more than half of the matches the dates of birth differ: the groups found may be households, not persons.',
    };
  const unsettled = strata
    .filter(({ converged }) => !converged)
    .map(({ level, relation }) => `${level} (${relation})`);
  if (!shared.converged) unsettled.unshift('equal numbers');
  if (unsettled.length > 0)
    return {
      convergence: 'stopped',
      statement: `The iteration was stopped before it settled for pairs whose numbers compare as: ${unsettled.join(', ')}.`,
    };
  const slowest = Math.max(shared.iterations, ...strata.map(({ iterations }) => iterations));
  return {
    convergence: 'converged',
    statement: `Every part settled, the slowest after ${slowest} iterations.`,
  };
}

/**
 * A model trained on patterns of candidate pairs.
 *
 * First, matches are learnt from pairs with equal numbers, nearly all of which are matches. Then, for each relation of sources and each
 * level of the number, how many of its pairs (of all pairs, not of the candidates alone) are matches, and how those differ from the
 * shared ones. Non-matches are given and stay. Because the pairs that no rule found are allowed for, it does no harm that candidates are chosen.
 */
export function trainModel(data: TrainingData): LinkageModel {
  const equalNumbers = relations
    .flatMap((_, relation) => strataOf(data.patterns, data.universe, relation))
    .filter(({ level }) => level === 'same' || level === 'same_in_history');
  const shared = fitMatches(data, {
    strata: equalNumbers,
    start: { prior: believedOfEqualNumbers.prior, m: believedMatches },
    belief: { ...believedOfEqualNumbers, m: scaled(believedMatches, weightOfM) },
  });
  const learnt = relations.flatMap((_, relation) => learnRelation(data, relation, shared.m));
  const pairs = sum(learnt.map(({ stratum }) => pairsIn(stratum)));
  const strata = describeStrata(learnt, data.findable);
  return {
    identifierScheme: data.identifierScheme,
    records: data.records,
    prior: pairs > 0 ? sum(learnt.map(expectedMatches)) / pairs : 0,
    ...judge(strata, shared),
    strata,
    nonMatches: data.nonMatches,
  };
}
