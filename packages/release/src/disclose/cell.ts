/**
 * Why a figure is hidden. One reason covers small counts and the counts hidden to protect them: to tell them apart
 * would narrow both.
 */
export type HiddenReason = 'disclosure-control' | 'from-hidden-count' | 'too-few-events' | 'empty-age-band';

/** What each reason says to a reader. */
export const hiddenReasonWords: Readonly<Record<HiddenReason, string>> = {
  'disclosure-control': 'A small number of people, or a number that would give one away.',
  'from-hidden-count': 'It rests on a number that is hidden.',
  'too-few-events': 'Fewer than 10 events may be behind it, too few for a standardised rate.',
  'empty-age-band': 'The area has nobody in one of the age bands it is standardised by.',
};

/** A figure of a released table: a value, or hidden for a reason. Hidden is never 0 and never blank (release.md D12). */
export type Cell =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'hidden'; readonly reason: HiddenReason };

/** A cell that shows `value`. */
export function shown(value: number): Cell {
  return { kind: 'value', value };
}

/** A cell that is hidden for `reason`. */
export function hidden(reason: HiddenReason): Cell {
  return { kind: 'hidden', reason };
}

/** How a cell is written in a CSV file or a printed table: its number as `write` has it, or `*`. */
export function cellText(cell: Cell, write: (value: number) => string = String): string {
  return cell.kind === 'value' ? write(cell.value) : '*';
}
