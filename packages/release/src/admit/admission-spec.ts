import type { ObjectionCounts } from '@causeway/choices';
import type { Engine } from '@causeway/engine';

/** What admission needs of the outside. */
export interface AdmissionParts {
  /** An engine of this run alone; tables of any name may be made in it. */
  readonly engine: Engine;
  readonly onProgress?: ((what: string, done?: number, total?: number) => void) | undefined;
}

/** What is admitted, and where to. */
export interface AdmissionSpec {
  /** The region folder, or a folder of FHIR Bundles. */
  readonly folder: string;
  /** The folder to write into, and the only one. */
  readonly outFolder: string;
  /** Columns to leave out of every file. */
  readonly dropColumns: readonly string[];
  /** Stands in place of the region's own reference date. */
  readonly referenceDate?: string | undefined;
  /** The ledger of the run before, for the alarm on a sudden zero. */
  readonly previousLedger?: readonly ObjectionCounts[] | undefined;
}
