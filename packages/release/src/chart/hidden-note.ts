import type { ChartCell, HiddenFigure } from './chart-cell.js';

/** A figure that is left out of a chart: what it is of, and why. */
export interface HiddenNote {
  readonly label: string;
  readonly reason: string;
}

/** The names of everything hidden for one reason. */
export interface HiddenGroup {
  readonly names: readonly string[];
  readonly reason: string;
}

/** What is hidden, gathered by reason; reasons and names in the order they first come. */
export function hiddenNotes(hidden: readonly HiddenNote[]): readonly HiddenGroup[] {
  const byReason = new Map<string, Set<string>>();
  for (const { label, reason } of hidden) {
    byReason.set(reason, (byReason.get(reason) ?? new Set<string>()).add(label));
  }
  return [...byReason].map(([reason, names]) => ({ names: [...names], reason }));
}

/** The lines under a chart that name what is not drawn in it. */
export function hiddenLines(hidden: readonly HiddenNote[]): readonly string[] {
  return hiddenNotes(hidden).map(({ names, reason }) => `Not drawn: ${names.join(', ')}. ${reason}`);
}

/** The hidden ones of `cells`, each under its label. */
export function hiddenAmong(
  cells: readonly (readonly [label: string, cell: ChartCell | HiddenFigure])[],
): readonly HiddenNote[] {
  return cells.flatMap(([label, cell]) => (cell.kind === 'hidden' ? [{ label, reason: cell.reason }] : []));
}
