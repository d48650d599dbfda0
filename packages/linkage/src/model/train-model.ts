import { levelsOf, type Relation, relations } from '../compare/pattern.js';
import type { IdentifierScheme } from '../identifier-scheme.js';
import { believedPriors, shareOfMatchesWithTwoNumbers, weightOfM } from './default-parameters.js';
import {
  cellCount,
  comparableOfCell,
  comparableSets,
  demographicCells,
  patternParts,
} from './demographic-cells.js';
import {
  type ExpectationMaximisationResult,
  expectationMaximisation,
  type LevelProbabilities,
} from './expectation-maximisation.js';
import type { LinkageModel, NumberStratum } from './linkage-model.js';
import { believedMatches, matchLevels, matchProbability } from './match-levels.js';
import type { NonMatches } from './non-matches.js';
import type { PairUniverse } from './pair-universe.js';

/** What a model is trained on. */
export interface TrainingData {
  readonly identifierScheme: IdentifierScheme;
  readonly records: number;
  /** Candidate pairs by pattern code. */
  readonly patterns: ReadonlyMap<number, number>;
  readonly universe: PairUniverse;
  readonly nonMatches: readonly NonMatches[];
  readonly findable: readonly boolean[];
}

const numberLevels = levelsOf('number');
const cellLevels = demographicCells.map(matchLevels);

/** Levels of the number whose pairs are all candidates: rules join on them. */
const levelsWithEveryPair: ReadonlySet<string> = new Set(['same', 'same_in_history', 'one_edit']);

/** Pairs worth of belief that a stratum's matches are like those with equal numbers. */
const weightOfShared = 100;

/** The pairs of one relation and number level. */
interface Stratum {
  readonly relation: number;
  readonly level: string;
  /** Candidate pairs by cell. */
  readonly observed: readonly number[];
  /** All pairs by set of comparable fields. */
  readonly totals: readonly number[];
}

function observedCells(
  patterns: ReadonlyMap<number, number>,
): (relation: number, number: number) => readonly number[] {
  const counts = new Map<number, number[]>();
  for (const [pattern, pairs] of patterns) {
    const { number, cell, relation } = patternParts(pattern);
    const key = relation * numberLevels.length + number;
    const cells = counts.get(key) ?? new Array<number>(cellCount).fill(0);
    cells[cell] = (cells[cell] ?? 0) + pairs;
    counts.set(key, cells);
  }
  return (relation, number) =>
    counts.get(relation * numberLevels.length + number) ?? new Array<number>(cellCount).fill(0);
}

function bySet(observed: readonly number[]): number[] {
  const totals = new Array<number>(comparableSets).fill(0);
  observed.forEach((pairs, cell) => {
    const set = comparableOfCell[cell] ?? 0;
    totals[set] = (totals[set] ?? 0) + pairs;
  });
  return totals;
}

const minus = (a: readonly number[], ...others: readonly (readonly number[])[]): number[] =>
  a.map((value, index) =>
    Math.max(
      0,
      others.reduce((left, other) => left - (other[index] ?? 0), value),
    ),
  );

/** The strata of a relation, each with all its pairs: where numbers agree all pairs are candidates, elsewhere most are not. */
function strataOf(data: TrainingData, relation: number): readonly Stratum[] {
  const observed = observedCells(data.patterns);
  const cells = numberLevels.map((_, number) => observed(relation, number));
  const [, same = [], history = [], oneEdit = []] = cells.map(bySet);
  const [none = [], wrong = [], identifying = []] = data.universe[relation] ?? [];
  const totals = [none, same, history, oneEdit, minus(wrong, oneEdit), minus(identifying, same, history)];
  return numberLevels.map((level, number) => ({
    relation,
    level,
    observed: cells[number] ?? [],
    totals: totals[number] ?? [],
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The cells that no rule finds, with all pairs of their set: only where not all pairs are candidates. */
function unseenPatterns(stratum: Stratum, findable: readonly boolean[]) {
  if (levelsWithEveryPair.has(stratum.level)) return [];
  return stratum.totals.flatMap((total, set) => {
    const patterns = demographicCells.flatMap((_, cell) =>
      comparableOfCell[cell] === set && findable[cell] !== true ? [cell] : [],
    );
    return total > 0 && patterns.length > 0 ? [{ total, patterns }] : [];
  });
}

/** Candidate pairs by cell; where not all pairs are candidates, only in cells of which the rules find every pair. */
function seenPairs({ level, observed }: Stratum, findable: readonly boolean[]): readonly number[] {
  return levelsWithEveryPair.has(level)
    ? observed
    : observed.map((count, cell) => (findable[cell] === true ? count : 0));
}

interface Fit {
  readonly strata: readonly Stratum[];
  readonly start: { readonly prior: number; readonly m: LevelProbabilities };
  readonly belief: { readonly m: LevelProbabilities; readonly prior: number; readonly pairs: number };
}

function scaled(m: LevelProbabilities, weight: number): LevelProbabilities {
  return m.map((levels) => levels.map((p) => p * weight));
}

/** Fits matches to strata taken together; their non-matches are known. */
function fitMatches(data: TrainingData, { strata, start, belief }: Fit): ExpectationMaximisationResult {
  const patterns = strata.flatMap((stratum) =>
    seenPairs(stratum, data.findable).map((count, cell) => ({ count, levels: cellLevels[cell] ?? [] })),
  );
  const ofPattern = strata.flatMap(({ relation }) => [...(data.nonMatches[relation]?.u ?? [])]);
  const unseen = strata.flatMap((stratum, index) =>
    unseenPatterns(stratum, data.findable).map(({ total, patterns: cells }) => ({
      total,
      patterns: cells.map((cell) => cell + index * cellCount),
    })),
  );
  return expectationMaximisation({
    patterns,
    unseen,
    pairs: sum(strata.flatMap(({ totals }) => totals)),
    start,
    u: { ofPattern },
    belief: {
      m: belief.m,
      matches: belief.prior * belief.pairs,
      nonMatches: (1 - belief.prior) * belief.pairs,
    },
  });
}

interface FittedStratum {
  readonly stratum: Stratum;
  readonly pairs: number;
  readonly prior: number;
  readonly result: ExpectationMaximisationResult;
}

function fitStratum(data: TrainingData, stratum: Stratum, shared: LevelProbabilities): FittedStratum {
  const belief = believedPriors[stratum.level] ?? { prior: 0, pairs: 0 };
  const pairs = sum(stratum.totals);
  const prior = belief.pairs > 0 ? belief.prior : Math.min(0.5, 1 / Math.max(2, data.records));
  const result = fitMatches(data, {
    strata: [stratum],
    start: { prior, m: shared },
    belief: { ...belief, m: scaled(shared, weightOfShared) },
  });
  return { stratum, pairs, prior: pairs === 0 ? 0 : result.prior, result };
}

/** Two numbers that differ look like twins whatever they are: their share of matches is assumed, not learnt. */
function assumeTwoNumbers(
  fitted: FittedStratum,
  sameNumber: FittedStratum,
  shared: LevelProbabilities,
): FittedStratum {
  if (fitted.pairs === 0) return fitted;
  const matches = sameNumber.pairs * sameNumber.prior * shareOfMatchesWithTwoNumbers;
  return { ...fitted, prior: Math.min(0.5, matches / fitted.pairs), result: { ...fitted.result, m: shared } };
}

function unseenMatches({ stratum, prior, result }: FittedStratum, data: TrainingData): number {
  return sum(
    unseenPatterns(stratum, data.findable).map(
      ({ total, patterns }) =>
        total * prior * sum(patterns.map((cell) => matchProbability(result.m, cellLevels[cell] ?? []))),
    ),
  );
}

function fitRelation(
  data: TrainingData,
  relation: number,
  shared: LevelProbabilities,
): readonly FittedStratum[] {
  const fitted = strataOf(data, relation).map((stratum) => fitStratum(data, stratum, shared));
  const same = fitted.find(({ stratum }) => stratum.level === 'same');
  return fitted.map((one) =>
    one.stratum.level === 'differs' && same !== undefined ? assumeTwoNumbers(one, same, shared) : one,
  );
}

function describeStratum(
  fitted: FittedStratum,
  data: TrainingData,
  all: { readonly matches: number; readonly nonMatches: number },
): NumberStratum {
  const { stratum, pairs, prior, result } = fitted;
  return {
    relation: relations[stratum.relation] as Relation,
    level: stratum.level,
    pairs,
    mProbability: all.matches > 0 ? (pairs * prior) / all.matches : 0,
    uProbability: all.nonMatches > 0 ? (pairs * (1 - prior)) / all.nonMatches : 0,
    expectedMatches: pairs * prior,
    expectedUnseen: unseenMatches(fitted, data),
    m: result.m,
    iterations: result.iterations,
    converged: result.converged,
  };
}

/**
 * A model trained on patterns of candidate pairs.
 *
 * First, matches are learnt from pairs with equal numbers, nearly all of which are matches. Then, for each relation of sources and each level of
 * the number, how many of its pairs (over all pairs, not the candidates alone) are matches, and how those differ from the shared ones.
 * Non-matches are given and stay. Because pairs that no rule found are in the likelihood as a total, candidates' being chosen does not bias it.
 */
export function trainModel(data: TrainingData): LinkageModel {
  const equalNumbers = relations.flatMap((_, relation) =>
    strataOf(data, relation).filter(({ level }) => level === 'same' || level === 'same_in_history'),
  );
  const sharedFit = fitMatches(data, {
    strata: equalNumbers,
    start: { prior: 0.999, m: believedMatches },
    belief: { m: scaled(believedMatches, weightOfM), prior: 0.999, pairs: 50 },
  });
  const fitted = relations.flatMap((_, relation) => fitRelation(data, relation, sharedFit.m));
  const pairs = sum(fitted.map((one) => one.pairs));
  const matches = sum(fitted.map((one) => one.pairs * one.prior));
  const strata = fitted.map((one) => describeStratum(one, data, { matches, nonMatches: pairs - matches }));
  return {
    identifierScheme: data.identifierScheme,
    records: data.records,
    prior: pairs > 0 ? matches / pairs : 0,
    ...judge(strata, sharedFit),
    strata,
    nonMatches: data.nonMatches,
  };
}

function judge(
  strata: readonly NumberStratum[],
  shared: ExpectationMaximisationResult,
): Pick<LinkageModel, 'convergence' | 'statement'> {
  const [sameDate = 0, sameDefault = 0] = shared.m[0] ?? [];
  const unsettled = strata
    .filter(({ converged, pairs }) => pairs > 0 && !converged)
    .map(({ level, relation }) => `${level} (${relation})`);
  if (sameDate + sameDefault < 0.5)
    return {
      convergence: 'suspicious',
      statement:
        'In more than half of the matches the dates of birth differ: the groups found may be households, not persons.',
    };
  if (unsettled.length > 0 || !shared.converged)
    return {
      convergence: 'stopped',
      statement: `The iteration was stopped before it settled for: ${unsettled.join(', ') || 'equal numbers'}.`,
    };
  return {
    convergence: 'converged',
    statement: `Every part settled, the slowest after ${Math.max(...strata.map(({ iterations }) => iterations))} iterations.`,
  };
}
