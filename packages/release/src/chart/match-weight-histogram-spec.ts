import type { ChartCell } from './chart-cell.js';
import type { ChartWords } from './chart-frame.js';
import { decimalsOf, formatFigure } from './format-number.js';
import type { HiddenNote } from './hidden-note.js';
import { hiddenAmong } from './hidden-note.js';

/** The pairs of records with a match weight from `from` to under `to`. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: ChartCell;
}

/** What a histogram of match weights shows. No bin goes over the threshold: see `weightBins`. */
export interface MatchWeightHistogramSpec extends ChartWords {
  readonly bins: readonly HistogramBin[];
  readonly threshold: number;
  /** What the pairs of each side of the threshold are taken for, in a few words. */
  readonly sides: { readonly below: string; readonly above: string };
}

/** The weights of a bin in words; every bin with the same decimals. */
export function binName(
  { from, to }: HistogramBin,
  { bins }: Pick<MatchWeightHistogramSpec, 'bins'>,
): string {
  const decimals = Math.min(2, decimalsOf(bins.flatMap((bin) => [bin.from, bin.to])));
  return `${formatFigure(from, decimals)} to ${formatFigure(to, decimals)}`;
}

/** Which side of the threshold a bin lies on. */
export function sideOf({ from }: HistogramBin, { threshold }: MatchWeightHistogramSpec): 'below' | 'above' {
  return from >= threshold ? 'above' : 'below';
}

/** The bins that are not drawn, and why. */
export function hiddenBins(spec: MatchWeightHistogramSpec): readonly HiddenNote[] {
  return hiddenAmong(spec.bins.map((bin) => [`weights ${binName(bin, spec)}`, bin.pairs]));
}
