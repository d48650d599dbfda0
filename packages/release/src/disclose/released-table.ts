import type { Cell, HiddenReason } from './cell.js';
import type { DisclosurePolicy } from './disclosure-policy.js';

/** A column of a released table. */
export interface ReleasedColumn {
  readonly name: string;
  readonly title: string;
  readonly kind: 'category' | 'count' | 'statistic';
}

/** A row of a released table: its categories, and a cell for each other column. */
export interface ReleasedRow {
  readonly categories: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, Cell>>;
}

/**
 * A table that may leave: every count treated, every statistic computed from treated counts. Charts and reports read
 * only these.
 */
export interface ReleasedTable {
  readonly name: string;
  readonly title: string;
  /** The policy that treated it, as the output states it. */
  readonly policy: Pick<DisclosurePolicy, 'name' | 'version' | 'words'>;
  readonly columns: readonly ReleasedColumn[];
  readonly rows: readonly ReleasedRow[];
  /** How many cells are hidden, by reason; reasons that hide none are left out. */
  readonly hiddenCells: Readonly<Partial<Record<HiddenReason, number>>>;
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[];
}

/** What a released table is made of. */
export type ReleasedParts = Omit<ReleasedTable, 'hiddenCells' | 'policy' | 'notes'> & {
  readonly policy: DisclosurePolicy;
  readonly notes?: readonly string[];
};

/** The released table of these parts, its hidden cells counted. */
export function releasedTable({ policy, notes = [], ...parts }: ReleasedParts): ReleasedTable {
  const { name, version, words } = policy;
  return { ...parts, policy: { name, version, words }, hiddenCells: countHidden(parts.rows), notes };
}

/**
 * The cell of a column in a row; a column that is not there is a RangeError, for a missing cell must never look like
 * an empty one.
 */
export function cellOf(row: ReleasedRow, column: string): Cell {
  const cell = row.cells[column];
  if (cell === undefined) throw new RangeError(`there is no column ${column}`);
  return cell;
}

function countHidden(rows: readonly ReleasedRow[]): ReleasedTable['hiddenCells'] {
  const hiddenCells: Partial<Record<HiddenReason, number>> = {};
  for (const cell of rows.flatMap((row) => Object.values(row.cells))) {
    if (cell.kind === 'hidden') hiddenCells[cell.reason] = (hiddenCells[cell.reason] ?? 0) + 1;
  }
  return hiddenCells;
}
