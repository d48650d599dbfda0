import type { CountRange } from './treat-count.js';
import type { Relation } from './true-table.js';

// No region has more people; a finite end keeps sums of open ranges exact.
const mostPeople = 2 ** 31;

/** Everything an attacker may believe of a hidden count at first: it is not 0, which would be shown. */
export const hiddenRange: CountRange = { least: 1, most: mostPeople };

/** The ranges of true counts that remain possible, and whether they are the narrowest there are. */
export interface Audit {
  readonly ranges: readonly CountRange[];
  /**
   * False when a range may still be too wide: rounds of reasoning were cut short, or relations form a ring, in which
   * reasoning by one relation at a time does not see everything.
   */
  readonly isExact: boolean;
}

const mostRounds = 50;

/**
 * What an attacker can work out of the true counts from `ranges` (what each shown figure stands for) and `relations`
 * (totals and their parts): each range narrowed by every relation, over and over, until nothing changes.
 *
 * Where no two relations share more than one open cell, directly or round a ring, this finds exactly the counts that
 * some possible table has: interval propagation is complete on trees.
 *
 * Cost: about (cells + parts) × the depth of the tree of totals.
 */
export function auditIntervals(ranges: readonly CountRange[], relations: readonly Relation[]): Audit {
  const narrowed = [...ranges];
  let changed = true;
  for (let round = 0; changed && round < mostRounds; round += 1) {
    changed = relations.map((relation) => narrow(narrowed, relation)).includes(true);
  }
  return { ranges: narrowed, isExact: !changed && !hasRing(narrowed, relations) };
}

/** Narrows the ranges of one relation by each other, in place; whether any changed. */
function narrow(ranges: CountRange[], relation: Relation): boolean {
  const parts = relation.parts.map((index) => rangeAt(ranges, index));
  const total = rangeAt(ranges, relation.total);
  const least = parts.reduce((sum, part) => sum + part.least, 0);
  const most = parts.reduce((sum, part) => sum + part.most, 0);
  const isAdditive = relation.people === 'additive';
  const floor = isAdditive ? least : parts.reduce((highest, part) => Math.max(highest, part.least), 0);
  let changed = intersect(ranges, relation.total, { least: floor, most });
  for (const [place, index] of relation.parts.entries()) {
    const part = parts[place] ?? hiddenRange;
    const ceiling = isAdditive ? total.most - (least - part.least) : total.most;
    changed = intersect(ranges, index, { least: total.least - (most - part.most), most: ceiling }) || changed;
  }
  return changed;
}

function intersect(ranges: CountRange[], index: number, { least, most }: CountRange): boolean {
  const range = rangeAt(ranges, index);
  if (least <= range.least && most >= range.most) return false;
  ranges[index] = { least: Math.max(least, range.least), most: Math.min(most, range.most) };
  return true;
}

/**
 * Whether the relations, tied by the cells that are still open, close a ring. A cell known exactly carries nothing
 * from one relation to another.
 */
function hasRing(ranges: readonly CountRange[], relations: readonly Relation[]): boolean {
  const firstRelationOf = new Map<number, number>();
  const parents = relations.map((_, index) => index);
  const root = (index: number): number => {
    const parent = parents[index] ?? index;
    return parent === index ? index : root(parent);
  };
  for (const [index, relation] of relations.entries()) {
    for (const cell of [relation.total, ...relation.parts]) {
      const { least, most } = rangeAt(ranges, cell);
      const first = firstRelationOf.get(cell);
      if (least === most) continue;
      if (first === undefined) firstRelationOf.set(cell, index);
      else if (root(first) === root(index)) return true;
      else parents[root(index)] = root(first);
    }
  }
  return false;
}

function rangeAt(ranges: readonly CountRange[], index: number): CountRange {
  return ranges[index] ?? hiddenRange;
}
