import type { Instant } from '@causeway/domain';
import type { FullTile } from './tree-state.js';

/** A log as it says of itself how far it has got. */
export interface SourceLog {
  readonly log: number;
  readonly origin: string;
  readonly size: number;
}

/** A row as it is kept, with what its columns repeat of its text. */
export interface SourceRow {
  readonly sequence: number;
  readonly at: Instant;
  readonly person: string | null;
  readonly organisation: string;
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
  readonly text: string;
}

/** A checkpoint as it is kept. */
export interface SourceCheckpoint {
  readonly size: number;
  readonly at: Instant;
  readonly note: string;
}

/** Where the log and the index of persons do not say the same of a row. */
export interface IndexDifference {
  readonly log: number;
  readonly sequence: number;
}

/** What is kept of the access log, to be verified: a database, or an export of one. Everything in order. */
export interface AuditSource {
  logs(): Promise<readonly SourceLog[]>;
  /** From the row numbered `from` on, by sequence. */
  rows(log: number, from: number): AsyncIterable<SourceRow>;
  /** Those of more than `from` rows, by size. */
  checkpoints(log: number, from: number): AsyncIterable<SourceCheckpoint>;
  tile(log: number, level: number, index: number): Promise<FullTile | undefined>;
  /** Rows that a person does not find in the own log, or finds there and they are not; of an export, which has no index, none. */
  indexDifferences(): Promise<readonly IndexDifference[]>;
  close(): Promise<void>;
}
