import type { BrokenRecords } from '../reading/scratch-file.js';
import type { UnusableReason } from './entry.js';

/** Which table a place that cannot be used would have given a row of: what is no Patient counts with the events. */
export type FhirTable = 'persons' | 'events';

/** One place that cannot be used. */
export interface BrokenPlace {
  readonly table: FhirTable;
  /** Counts the files from 0. */
  readonly fileNumber: number;
  readonly line: number;
  readonly reason: UnusableReason;
}

/** The places of files that cannot be used, each with its reason. */
export class BrokenRows {
  readonly #places: BrokenPlace[] = [];

  add(place: BrokenPlace): void {
    this.#places.push(place);
  }

  /** Those of a table, by file; the places of a file in order of line. */
  byFile(isWanted: (table: FhirTable) => boolean): ReadonlyMap<number, BrokenRecords> {
    const byFile = new Map<number, BrokenRecords>();
    const wanted = this.#places.filter(({ table }) => isWanted(table));
    for (const { fileNumber, line, reason } of wanted.sort((a, b) => a.line - b.line)) {
      const broken = byFile.get(fileNumber) ?? { lines: [], reasons: [] };
      byFile.set(fileNumber, broken);
      broken.lines.push(line);
      broken.reasons.push(reason);
    }
    return byFile;
  }
}
