import type { LinkOutcome } from './link-outcome.js';

/** Candidate pairs whose match weight lies from `from` up to one bit more. */
export interface HistogramBar {
  readonly from: number;
  readonly pairs: number;
  /** How many of them the model expects to be of one person. */
  readonly expectedMatches: number;
}

/** The candidate pairs by match weight, a bar for each whole bit from the least to the greatest: data for a chart. */
export function weightHistogram({ patterns }: Pick<LinkOutcome, 'patterns'>): readonly HistogramBar[] {
  const bars = new Map<number, { pairs: number; expectedMatches: number }>();
  for (const { matchWeight, matchProbability, pairs } of patterns) {
    const from = Math.floor(matchWeight);
    const bar = bars.get(from) ?? { pairs: 0, expectedMatches: 0 };
    bars.set(from, {
      pairs: bar.pairs + pairs,
      expectedMatches: bar.expectedMatches + pairs * matchProbability,
    });
  }
  const weights = [...bars.keys()].sort((a, b) => a - b);
  const [least = 0, greatest = -1] = [weights[0], weights.at(-1)];
  return Array.from({ length: greatest - least + 1 }, (_, index) => {
    const from = least + index;
    return { from, ...(bars.get(from) ?? { pairs: 0, expectedMatches: 0 }) };
  });
}
