import type { ChartCell } from './chart-cell.js';
import type { ChartWords } from './chart-frame.js';
import type { HiddenNote } from './hidden-note.js';
import { hiddenAmong } from './hidden-note.js';

/** What was left out at a stage, and how much of it. */
export interface LeftOut {
  readonly label: string;
  readonly count: ChartCell;
}

/**
 * A stage of a data run. A count that is hidden can be had back by subtraction where the stages on either
 * side of it are shown: what is given here has been through disclosure control as a whole.
 */
export interface RunStage {
  readonly label: string;
  /** What is counted, in the plural: `rows`, `people`. Stages of one unit share a scale. */
  readonly unit: string;
  readonly kept: ChartCell;
  readonly leftOut: readonly LeftOut[];
}

/** What a run funnel shows, in the order of the run. */
export interface RunFunnelSpec extends ChartWords {
  readonly stages: readonly RunStage[];
}

/** What of a run funnel is not drawn, and why. */
export function hiddenCounts({ stages }: RunFunnelSpec): readonly HiddenNote[] {
  return stages.flatMap(({ label, kept, leftOut }) =>
    hiddenAmong([[label, kept], ...leftOut.map((out) => [`${label}, ${out.label}`, out.count] as const)]),
  );
}
