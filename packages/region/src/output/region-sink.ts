import type { PersonFile } from '../people-of-region.js';

/** Takes people one after another and writes what it is for: the extracts, the choices, the truth, or the shared record. */
export interface RegionSink {
  add(file: PersonFile): void;
  close(): Promise<void>;
}
