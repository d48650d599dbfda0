/** Pairs with the same levels. */
export interface PatternCount {
  /** How many pairs; may be an estimate. */
  readonly count: number;
  /** The level of each field; -1 where there is nothing to compare. */
  readonly levels: readonly number[];
}

/** Patterns whose pairs nobody looked at, and how many pairs there are of which they are a part. */
export interface UnseenPatterns {
  /** All pairs, seen and unseen, that can be compared on the same fields. */
  readonly total: number;
  /** Places in the list of patterns. */
  readonly patterns: readonly number[];
}

/** Probabilities by field and level. */
export type LevelProbabilities = readonly (readonly number[])[];

/** What {@link expectationMaximisation} starts from and may change. */
export interface ExpectationMaximisationInput {
  readonly patterns: readonly PatternCount[];
  readonly unseen?: readonly UnseenPatterns[];
  /** All pairs, seen and unseen; by default those of `patterns`. */
  readonly pairs?: number;
  readonly start: { readonly prior: number; readonly m: LevelProbabilities };
  /** The non-matches: known for each pattern (no independence assumed), or to be estimated by field from this start. */
  readonly u: { readonly ofPattern: readonly number[] } | { readonly start: LevelProbabilities };
  /** Pairs' worth of belief in what was there before the data: Dirichlet for `m`, beta for the prior. */
  readonly belief?: {
    readonly m: LevelProbabilities;
    readonly matches: number;
    readonly nonMatches: number;
  };
  readonly maxIterations?: number;
  /** Largest change of any probability (of the prior: relative) at which the iteration counts as converged. */
  readonly tolerance?: number;
}

/** What the iteration came to. */
export interface ExpectationMaximisationResult {
  /** Probability that a pair is a match, over all pairs, seen and unseen. */
  readonly prior: number;
  readonly m: LevelProbabilities;
  /** By field, where `u` was to be estimated; empty otherwise. */
  readonly u: LevelProbabilities;
  /** Probability of a match by pattern. */
  readonly posterior: readonly number[];
  readonly expectedMatches: number;
  readonly iterations: number;
  readonly converged: boolean;
}

interface Parameters {
  readonly prior: number;
  readonly m: number[][];
  readonly u: number[][];
}

/** Expected pairs by field and level, and in all. */
interface Expected {
  readonly m: number[][];
  readonly u: number[][];
  matches: number;
}

function product(probabilities: LevelProbabilities, levels: readonly number[]): number {
  return levels.reduce(
    (all, level, field) => (level < 0 ? all : all * (probabilities[field]?.[level] ?? 0)),
    1,
  );
}

function likelihoods(input: ExpectationMaximisationInput, { m, u }: Parameters) {
  const ofPattern = 'ofPattern' in input.u ? input.u.ofPattern : undefined;
  return {
    m: input.patterns.map(({ levels }) => product(m, levels)),
    u: ofPattern ?? input.patterns.map(({ levels }) => product(u, levels)),
  };
}

function posteriorOf(prior: number, m: number, u: number): number {
  const match = prior * m;
  const all = match + (1 - prior) * u;
  return all === 0 ? 0 : match / all;
}

function zeros(shape: LevelProbabilities): number[][] {
  return shape.map((levels) => levels.map(() => 0));
}

function add(counts: number[][], levels: readonly number[], amount: number): void {
  levels.forEach((level, field) => {
    const ofField = counts[field];
    if (level >= 0 && ofField !== undefined) ofField[level] = (ofField[level] ?? 0) + amount;
  });
}

function expectSeen(
  input: ExpectationMaximisationInput,
  posterior: readonly number[],
  expected: Expected,
): void {
  input.patterns.forEach(({ count, levels }, index) => {
    const matches = count * (posterior[index] ?? 0);
    add(expected.m, levels, matches);
    add(expected.u, levels, count - matches);
    expected.matches += matches;
  });
}

/**
 * Unseen matches are as many as the parameters expect. Nothing is concluded from how many unseen pairs there are: among billions of strangers,
 * a difference of a millionth from what `u` expects would pass for thousands of matches.
 */
function expectUnseen(input: ExpectationMaximisationInput, before: Parameters, expected: Expected): void {
  for (const { total, patterns } of input.unseen ?? []) {
    for (const index of patterns) {
      const levels = input.patterns[index]?.levels ?? [];
      const matches = total * before.prior * product(before.m, levels);
      add(expected.m, levels, matches);
      expected.matches += matches;
    }
  }
}

/** Expected counts and belief as probabilities; a field that nothing tells about keeps what it had. */
function normalise(
  counts: number[][],
  belief: LevelProbabilities | undefined,
  before: LevelProbabilities,
): number[][] {
  return counts.map((levels, field) => {
    const withBelief = levels.map((count, level) => count + (belief?.[field]?.[level] ?? 0));
    const total = withBelief.reduce((sum, count) => sum + count, 0);
    return total > 0 ? withBelief.map((count) => count / total) : [...(before[field] ?? [])];
  });
}

function largestChange(a: LevelProbabilities, b: LevelProbabilities): number {
  return Math.max(
    0,
    ...a.flatMap((levels, field) => levels.map((p, level) => Math.abs(p - (b[field]?.[level] ?? 0)))),
  );
}

function change(a: Parameters, b: Parameters): number {
  const ofPrior = a.prior === b.prior ? 0 : Math.abs(a.prior - b.prior) / Math.max(a.prior, b.prior);
  return Math.max(ofPrior, largestChange(a.m, b.m), largestChange(a.u, b.u));
}

function step(
  input: ExpectationMaximisationInput,
  before: Parameters,
): { after: Parameters; posterior: number[]; matches: number } {
  const likelihood = likelihoods(input, before);
  const posterior = likelihood.m.map((m, index) => posteriorOf(before.prior, m, likelihood.u[index] ?? 0));
  const expected: Expected = { m: zeros(before.m), u: zeros(before.u), matches: 0 };
  expectSeen(input, posterior, expected);
  expectUnseen(input, before, expected);
  const { matches = 0, nonMatches = 0 } = input.belief ?? {};
  const pairs = input.pairs ?? input.patterns.reduce((sum, { count }) => sum + count, 0);
  const total = pairs + matches + nonMatches;
  const after = {
    prior: total > 0 ? (expected.matches + matches) / total : before.prior,
    m: normalise(expected.m, input.belief?.m, before.m),
    u: normalise(expected.u, undefined, before.u),
  };
  return { after, posterior, matches: expected.matches };
}

/**
 * The parameters of a two-class mixture of patterns (matches, non-matches), found by expectation–maximisation on counts of patterns.
 *
 * Fields are independent given the class among matches. Among non-matches they are too when `u` is estimated; when `u` is given by
 * pattern, any dependence it holds is kept. A field whose level is -1 says nothing. The same input gives the same output, to the bit.
 *
 * Source: Fellegi and Sunter (1969); Winkler (1988), "Using the EM algorithm for weight computation in the Fellegi–Sunter model".
 */
export function expectationMaximisation(input: ExpectationMaximisationInput): ExpectationMaximisationResult {
  const { maxIterations = 2000, tolerance = 1e-6 } = input;
  let parameters: Parameters = {
    prior: input.start.prior,
    m: input.start.m.map((levels) => [...levels]),
    u: 'start' in input.u ? input.u.start.map((levels) => [...levels]) : [],
  };
  for (let iterations = 1; ; iterations += 1) {
    const { after, posterior, matches } = step(input, parameters);
    const converged = change(after, parameters) < tolerance;
    parameters = after;
    if (converged || iterations >= maxIterations)
      return { ...parameters, posterior, expectedMatches: matches, iterations, converged };
  }
}
