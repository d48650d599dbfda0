import type { LocalDate } from '@causeway/domain';
import type { FhirSummary } from './fhir/fhir-summary.js';
import type { ReadableExtract } from './readable-extract.js';
import type { RawFile } from './reading/raw-table.js';
import type { Source } from './region/region-description.js';

/** A region whose layout is sound and whose extracts can be read, from whatever kind of folder. */
export interface OpenedRegion {
  readonly name: string;
  readonly referenceDate: LocalDate;
  readonly organisations: readonly Source[];
  /** In order of ODS code; at least one. */
  readonly extracts: readonly ReadableExtract[];
  /** Files that hold what is of no organisation, and cannot be used. */
  readonly unplaced: readonly RawFile[];
  /** What the resources were of a folder that is FHIR as a whole. */
  readonly fhirSummary: FhirSummary | undefined;
}
