import type { LinkOutcome, MethodAccuracy } from '@causeway/linkage';
import type { LoadedRecords } from './load-records.js';

/** All there is to say of a linkage of files. */
export interface LinkedFiles {
  readonly loaded: LoadedRecords;
  readonly outcome: LinkOutcome;
  readonly accuracy: readonly MethodAccuracy[];
  readonly out: string;
}

/** What it took. */
export interface LinkCost {
  readonly seconds: number;
  /** Of all processors together, since the process began: on a shared machine truer than the clock. */
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
}
