import type { HiddenNote } from './hidden-note.js';
import { hiddenNotes } from './hidden-note.js';

/**
 * The figures of a chart as text: what makes the chart accessible. A hidden figure is `*`, and the note says
 * why.
 */
export interface DataTable {
  readonly headings: readonly string[];
  /** As many texts a row as there are headings; the first names the row. */
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
}

/** A table with a note on the figures hidden in it, where there are any. */
export function dataTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  hidden: readonly HiddenNote[],
): DataTable {
  const notes = hiddenNotes(hidden).map(({ names, reason }) => `* ${names.join(', ')}: ${reason}`);
  return { headings, rows, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
}
