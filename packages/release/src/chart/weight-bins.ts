/** How many pairs of records have one match weight (log2 of the Bayes factor). */
export interface WeightCount {
  readonly weight: number;
  readonly pairs: number;
}

/** The pairs whose weight is `from` or more and under `to`. */
export interface WeightBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
}

/** How wide bins are, and the weight that must not lie inside one. */
export interface WeightBinOptions {
  readonly width: number;
  readonly threshold: number;
}

/**
 * `counts` gathered into bins without a gap from the least weight to the greatest. One edge is the threshold,
 * so that no bin holds pairs of both sides. No counts, no bins; a width that is not above 0 is a RangeError.
 */
export function weightBins(
  counts: readonly WeightCount[],
  { width, threshold }: WeightBinOptions,
): readonly WeightBin[] {
  if (!(width > 0)) throw new RangeError('a bin of weights is wider than 0');
  const pairs = new Map<number, number>();
  for (const count of counts) {
    const bin = Math.floor((count.weight - threshold) / width);
    pairs.set(bin, (pairs.get(bin) ?? 0) + count.pairs);
  }
  if (pairs.size === 0) return [];
  const first = Math.min(...pairs.keys());
  return Array.from({ length: Math.max(...pairs.keys()) - first + 1 }, (_, index) => {
    const bin = first + index;
    return { from: threshold + bin * width, to: threshold + (bin + 1) * width, pairs: pairs.get(bin) ?? 0 };
  });
}
