import { hiddenRange } from './interval-audit.js';
import type { CountRange } from './treat-count.js';
import type { Relation } from './true-table.js';

/** A table as an attacker sees it, with the true counts from which the search sets out. */
export interface OpenTable {
  readonly counts: readonly number[];
  readonly ranges: readonly CountRange[];
  readonly relations: readonly Relation[];
}

const mostSteps = 2000;

/**
 * Whether a table is found that fits everything shown and has `count` in the place of `cell`. True is a proof: the
 * table exists. False is not: the search, which sets out from the true table and mends one broken total after
 * another, gives up after 2,000 steps.
 */
export function isPossible(table: OpenTable, cell: number, count: number): boolean {
  const counts = [...table.counts];
  counts[cell] = count;
  const relationsOf = relationsByCell(table);
  const search = { ...table, counts, relationsOf, moved: new Set([cell]), stepsLeft: mostSteps };
  return mend(search, new Set(relationsOf.get(cell)));
}

interface Search {
  readonly counts: number[];
  readonly ranges: readonly CountRange[];
  readonly relationsOf: ReadonlyMap<number, readonly Relation[]>;
  /** A cell is moved once on a path, so that the search ends. */
  readonly moved: Set<number>;
  stepsLeft: number;
}

/** Mends the relations that `touched` changes broke, depth first; on failure the counts are as they were. */
function mend(search: Search, touched: ReadonlySet<Relation>): boolean {
  search.stepsLeft -= 1;
  if (search.stepsLeft < 0) return false;
  const remedies = [...touched].map((relation) => remediesOf(search, relation)).find(isSome);
  if (remedies === undefined) return true;
  return byFreedom(search, remedies).some((move) => tryMove(search, move, touched));
}

interface Move {
  readonly cell: number;
  readonly by: number;
}

function tryMove(search: Search, { cell, by }: Move, touched: ReadonlySet<Relation>): boolean {
  const before = search.counts[cell] ?? 0;
  const after = clamp(before + by, search.ranges[cell] ?? hiddenRange);
  if (after === before || search.moved.has(cell)) return false;
  search.counts[cell] = after;
  search.moved.add(cell);
  if (mend(search, new Set([...touched, ...(search.relationsOf.get(cell) ?? [])]))) return true;
  search.counts[cell] = before;
  search.moved.delete(cell);
  return false;
}

/** The moves that would mend a relation, or help to; none when it holds. */
function remediesOf({ counts }: Search, { total, parts, people }: Relation): readonly Move[] {
  const countOf = (cell: number) => counts[cell] ?? 0;
  const over = parts.reduce((sum, part) => sum + countOf(part), 0) - countOf(total);
  if (over < 0 || (over > 0 && people === 'additive')) {
    return [{ cell: total, by: over }, ...parts.map((cell) => ({ cell, by: -over }))];
  }
  const tall = people === 'overlapping' ? parts.find((part) => countOf(part) > countOf(total)) : undefined;
  if (tall === undefined) return [];
  const by = countOf(tall) - countOf(total);
  return [
    { cell: total, by },
    { cell: tall, by: -by },
  ];
}

/** Cells that break the fewest other relations first, then those with the most room. */
function byFreedom(search: Search, moves: readonly Move[]): readonly Move[] {
  const ties = ({ cell }: Move) => search.relationsOf.get(cell)?.length ?? 0;
  const room = ({ cell, by }: Move) => {
    const count = search.counts[cell] ?? 0;
    return Math.abs(clamp(count + by, search.ranges[cell] ?? hiddenRange) - count);
  };
  return [...moves].sort((a, b) => ties(a) - ties(b) || room(b) - room(a) || a.cell - b.cell);
}

function relationsByCell({ relations }: OpenTable): ReadonlyMap<number, readonly Relation[]> {
  const byCell = new Map<number, Relation[]>();
  for (const relation of relations) {
    for (const cell of [relation.total, ...relation.parts])
      byCell.set(cell, [...(byCell.get(cell) ?? []), relation]);
  }
  return byCell;
}

function isSome(moves: readonly Move[]): boolean {
  return moves.length > 0;
}

function clamp(count: number, { least, most }: CountRange): number {
  return Math.min(most, Math.max(least, count));
}
