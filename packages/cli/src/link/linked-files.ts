import type { LinkOutcome } from '@causeway/linkage';
import type { LoadedRecords } from './load-records.js';
import type { MethodAccuracy } from './measure-accuracy.js';

/** All there is to say of a linkage of files. */
export interface LinkedFiles {
  readonly loaded: LoadedRecords;
  readonly outcome: LinkOutcome;
  readonly accuracy: readonly MethodAccuracy[];
  readonly out: string;
  readonly seconds: number;
  readonly peakMemoryMb: number;
}
