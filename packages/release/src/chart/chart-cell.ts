/**
 * A figure that may not be shown, and why, in words for the reader. It carries nothing of the figure itself.
 */
export interface HiddenFigure {
  readonly kind: 'hidden';
  readonly reason: string;
}

/**
 * A figure as it was released: a number, or hidden for a reason in words. Charts read only these, so that
 * nothing drawn can hold what the release does not (release.md D12). A cell of a released table fits once its
 * reason is put in words.
 */
export type ChartCell = { readonly kind: 'value'; readonly value: number } | HiddenFigure;

/** How a cell is written in the table beneath a chart: its number as `write` has it, or `*`. */
export function chartCellText(cell: ChartCell, write: (value: number) => string): string {
  return cell.kind === 'value' ? write(cell.value) : hiddenText;
}

/** What stands in a table where a figure is hidden: never 0, never blank. */
export const hiddenText = '*';
