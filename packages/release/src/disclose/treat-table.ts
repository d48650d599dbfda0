import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import type { Cell } from './cell.js';
import { hidden, shown } from './cell.js';
import type { DisclosurePolicy } from './disclosure-policy.js';
import { protectingCounts } from './protecting-counts.js';
import type { ReleasedTable } from './released-table.js';
import { releasedTable } from './released-table.js';
import { treatCount } from './treat-count.js';
import type { Relation, TrueTable } from './true-table.js';
import { relationsOf } from './true-table.js';

/** A treated table, and what may be known of the treatment inside the secure store alone. */
export interface TreatedTable {
  readonly released: ReleasedTable;
  /**
   * How many counts were hidden because they are small, and how many to protect those. The split must not leave: it
   * narrows the hidden counts.
   */
  readonly secure: { readonly small: number; readonly protecting: number };
}

/**
 * `table` as `policy` lets it be seen: small counts hidden by the true count, further ones hidden where totals would
 * give a small one away, the rest rounded.
 *
 * Errors: CW-RELEASE-113 (the counts do not fit what was declared of the totals).
 */
export function treatTable(table: TrueTable, policy: DisclosurePolicy): Result<TreatedTable, Problem> {
  const relations = relationsOf(table);
  if (!relations.ok) return relations;
  const counts = table.rows.map((row) => row.count);
  const sums = policy.totals === 'sum-of-treated' ? relations.value.filter(isAdditive) : [];
  const known = new Set([...counts.keys()].filter((index) => isKnown(table, index)));
  const silent = new Set(sums.map(({ total }) => total).filter((total) => !known.has(total)));
  const telling = relations.value.filter((relation) => !saysNothing(relation, silent));
  const extra = protectingCounts(counts, telling, { policy, known });
  const cells = counts.map((count, index) =>
    extra.has(index) ? hidden('disclosure-control') : treatCount(policy, count),
  );
  const small = counts.filter((count) => treatCount(policy, count).kind === 'hidden').length;
  const released = toReleased(table, policy, withSums(cells, sums));
  return ok({ released, secure: { small, protecting: extra.size } });
}

function isAdditive(relation: Relation): boolean {
  return relation.people === 'additive';
}

/** A total that is a sum of shown counts tells nothing of true ones, unless its true count is known from elsewhere. */
function saysNothing({ total, parts }: Relation, silent: ReadonlySet<number>): boolean {
  return silent.has(total) || parts.every((part) => silent.has(part));
}

function isKnown({ rows, isKnownElsewhere }: TrueTable, index: number): boolean {
  const row = rows[index];
  return row !== undefined && (isKnownElsewhere?.(row.categories) ?? false);
}

/**
 * `cells` with each total of `sums` replaced by the sum of its parts that are shown. A total whose parts are all 0 or
 * hidden is hidden when any is hidden, for 0 would say that there is nobody.
 */
function withSums(cells: readonly Cell[], sums: readonly Relation[]): readonly Cell[] {
  const relationOf = new Map(sums.map((relation) => [relation.total, relation]));
  const made = new Map<number, Cell>();
  const cellAt = (index: number): Cell => {
    const cell = made.get(index) ?? sumOrCell(index);
    made.set(index, cell);
    return cell;
  };
  const sumOrCell = (index: number): Cell => {
    const parts = relationOf.get(index)?.parts.map(cellAt);
    return parts === undefined ? (cells[index] ?? shown(0)) : sumOf(parts);
  };
  return cells.map((_, index) => cellAt(index));
}

function sumOf(parts: readonly Cell[]): Cell {
  const sum = parts.reduce((all, part) => all + (part.kind === 'value' ? part.value : 0), 0);
  return sum === 0 && parts.some((part) => part.kind === 'hidden') ? hidden('from-hidden-count') : shown(sum);
}

function toReleased(table: TrueTable, policy: DisclosurePolicy, cells: readonly Cell[]): ReleasedTable {
  const { name, title } = table.measure;
  return releasedTable({
    name: table.name,
    title: table.title,
    policy,
    columns: [
      ...table.dimensions.map((dimension) => ({ ...namesOf(dimension), kind: 'category' as const })),
      { name, title, kind: 'count' },
    ],
    rows: table.rows.map((row, index) => ({
      categories: row.categories,
      cells: { [name]: cells[index] ?? hidden('disclosure-control') },
    })),
  });
}

function namesOf({ name, title }: { readonly name: string; readonly title: string }) {
  return { name, title };
}
