import type { Problem, Result } from '@causeway/domain';
import type { UnusableReason } from './entry.js';
import type { FoundResource } from './resource-keys.js';

/** A FHIR file to read. */
export interface FhirFile {
  /** Where it lies. */
  readonly path: string;
  /** What it is called in messages: see `fileLabel`. */
  readonly label: string;
}

/** What stands at one place of a file: a resource, or why it is none. `line` is the line of NDJSON, or the number of the Bundle's entry, from 1. */
export type FoundEntry = { readonly line: number } & (
  | ({ readonly reason?: undefined } & FoundResource)
  | { readonly reason: UnusableReason }
);

/** Who is told what stands in a file, in its order. */
export interface EntrySink {
  /** Takes one; it holds nothing of it afterwards, so that a file is never whole in memory as objects. */
  take(entry: FoundEntry): void;
  /** Is done when there is room for more. */
  drained(): Promise<void>;
}

/** Reads a file, giving what stands in it to the sink; errors say why the whole file cannot be used. */
export type ReadFhirFile = (file: FhirFile, sink: EntrySink) => Promise<Result<void, Problem>>;
