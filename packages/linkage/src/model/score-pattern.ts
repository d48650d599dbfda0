import type { Engine } from '@causeway/engine';
import { levelsOf, relations } from '../compare/pattern.js';
import { demographicCells, patternParts } from './demographic-cells.js';
import type { LinkageModel } from './linkage-model.js';
import { matchLevels, matchProbability } from './match-levels.js';
import { nonMatchProbabilities } from './non-matches.js';

/** What a model says of every pair with one pattern. */
export interface PatternScore {
  /** log2 of how much likelier the pattern is among matches than among non-matches. */
  readonly matchWeight: number;
  /** log2 of the odds that such a pair is one person: the weight and the prior. Tells apart what a probability rounds to 1. */
  readonly logOdds: number;
  readonly matchProbability: number;
}

/** A pattern, how many candidate pairs have it, and what the model says of them. */
export interface ScoredPattern extends PatternScore {
  readonly pattern: number;
  readonly pairs: number;
}

const numberLevels = levelsOf('number');

/** log2 of the odds. */
export function logOdds(probability: number): number {
  return Math.log2(probability) - Math.log2(1 - probability);
}

/** The largest weight that is told apart from certainty; it keeps infinities out of files. */
const limit = 100;

function bounded(weight: number): number {
  return Number.isNaN(weight) ? 0 : Math.max(-limit, Math.min(limit, weight));
}

/** The score of a pattern's code (`encodePattern`). */
export function scorePattern(model: LinkageModel, pattern: number): PatternScore {
  const { number, cell, relation } = patternParts(pattern);
  const stratum = model.strata.find(
    (one) => one.relation === relations[relation] && one.level === numberLevels[number],
  );
  const u = nonMatchProbabilities(model.nonMatches[relation], numberLevels[number] ?? '')[cell] ?? 0;
  const levels = matchLevels(demographicCells[cell] ?? [0, 0, 0, 0]);
  const matches = (stratum?.mProbability ?? 0) * matchProbability(stratum?.m ?? [], levels);
  const nonMatches = (stratum?.uProbability ?? 0) * u;
  const matchWeight = bounded(Math.log2(matches) - Math.log2(nonMatches));
  const odds = bounded(matchWeight + logOdds(model.prior));
  return { matchWeight, logOdds: odds, matchProbability: 1 / (1 + 2 ** -odds) };
}

/** The patterns with their scores, likeliest first; equal ones by their code. */
export function scorePatterns(
  model: LinkageModel,
  patterns: ReadonlyMap<number, number>,
): readonly ScoredPattern[] {
  return [...patterns]
    .map(([pattern, pairs]) => ({ pattern, pairs, ...scorePattern(model, pattern) }))
    .sort((a, b) => b.matchWeight - a.matchWeight || a.pattern - b.pattern);
}

/** Makes `link_scores` (pattern, place: 0 for the likeliest, match_weight, log_odds, match_probability), a small table to be joined to pairs. */
export async function loadScores(engine: Engine, scored: readonly ScoredPattern[]): Promise<void> {
  const columns = [
    { name: 'pattern', type: 'integer' },
    { name: 'place', type: 'integer' },
    { name: 'match_weight', type: 'double' },
    { name: 'log_odds', type: 'double' },
    { name: 'match_probability', type: 'double' },
  ] as const;
  await engine.load('link_scores', columns, [
    [
      scored.map(({ pattern }) => pattern),
      scored.map((_, place) => place),
      scored.map(({ matchWeight }) => matchWeight),
      scored.map((score) => score.logOdds),
      scored.map(({ matchProbability }) => matchProbability),
    ],
  ]);
}
