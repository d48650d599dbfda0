import type { ReleaseTerms } from '@causeway/choices';
import type { InputFile } from './input-digest.js';
import type { StageReport } from './stage.js';

/** What `run.json` holds of one stage. */
export interface StageRecord extends StageReport {
  readonly name: string;
  readonly seconds: number;
  readonly peakMemoryBytes: number;
}

/** What `run.json` holds: everything a second person needs to repeat the run and to judge it, and nothing of any person. */
export interface RunRecord {
  readonly causeway: string;
  readonly node: string;
  readonly region: { readonly name: string; readonly referenceDate: string };
  readonly release: string;
  readonly engine: string;
  readonly seed: number;
  readonly policy: string;
  readonly terms: ReleaseTerms;
  readonly options: Readonly<Record<string, unknown>>;
  readonly input: { readonly sha256: string; readonly files: readonly InputFile[] };
  readonly stages: readonly StageRecord[];
  /** Differences that somebody must look into, in words. */
  readonly alarms: readonly string[];
  /** Wall-clock seconds of all stages together; of a resumed run, of its stages whenever they ran. */
  readonly seconds: number;
  readonly peakMemoryBytes: number;
}
