import type { LocalDate } from '@causeway/domain';
import type { Engine } from '@causeway/engine';
import type { TableReader } from './reading/table-reader.js';

/** What every part of admission works with. */
export interface AdmissionWork extends TableReader {
  readonly engine: Engine;
  /** The day up to which dates of birth are believed. */
  readonly referenceDate: LocalDate;
  /** Says what is being done, and how far it is. */
  readonly onProgress: (what: string, done?: number, total?: number) => void;
}
