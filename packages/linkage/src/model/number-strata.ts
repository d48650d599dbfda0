import { levelsOf } from '../compare/pattern.js';
import {
  cellCount,
  comparableOfCell,
  comparableSets,
  demographicCells,
  patternParts,
} from './demographic-cells.js';
import type { PairUniverse } from './pair-universe.js';

/** The pairs whose sources relate in one way and whose numbers compare at one level. */
export interface PairStratum {
  /** Place in `relations`. */
  readonly relation: number;
  readonly level: string;
  /** Candidate pairs by cell. */
  readonly observed: readonly number[];
  /** All pairs, candidates or not, by set of comparable fields. */
  readonly totals: readonly number[];
}

const numberLevels = levelsOf('number');

/** Levels of the number whose pairs are all candidates: rules join on them. */
const levelsWithEveryPair: ReadonlySet<string> = new Set(['same', 'same_in_history', 'one_edit']);

function observedCells(
  patterns: ReadonlyMap<number, number>,
  relation: number,
): readonly (readonly number[])[] {
  const cells = numberLevels.map(() => new Array<number>(cellCount).fill(0));
  for (const [pattern, pairs] of patterns) {
    const parts = patternParts(pattern);
    const ofNumber = parts.relation === relation ? cells[parts.number] : undefined;
    if (ofNumber !== undefined) ofNumber[parts.cell] = (ofNumber[parts.cell] ?? 0) + pairs;
  }
  return cells;
}

function bySet(observed: readonly number[]): readonly number[] {
  const totals = new Array<number>(comparableSets).fill(0);
  observed.forEach((pairs, cell) => {
    const set = comparableOfCell[cell] ?? 0;
    totals[set] = (totals[set] ?? 0) + pairs;
  });
  return totals;
}

function minus(counts: readonly number[], ...taken: readonly (readonly number[])[]): readonly number[] {
  return counts.map((count, set) =>
    Math.max(
      0,
      taken.reduce((left, other) => left - (other[set] ?? 0), count),
    ),
  );
}

/** The strata of a relation, in the order of the number's levels. */
export function strataOf(
  patterns: ReadonlyMap<number, number>,
  universe: PairUniverse,
  relation: number,
): readonly PairStratum[] {
  const cells = observedCells(patterns, relation);
  const [, same = [], history = [], oneEdit = []] = cells.map(bySet);
  const [none = [], wrong = [], identifying = []] = universe[relation] ?? [];
  const totals = [none, same, history, oneEdit, minus(wrong, oneEdit), minus(identifying, same, history)];
  return numberLevels.map((level, number) => ({
    relation,
    level,
    observed: cells[number] ?? [],
    totals: totals[number] ?? [],
  }));
}

/** All pairs of the stratum. */
export function pairsIn({ totals }: PairStratum): number {
  return totals.reduce((sum, pairs) => sum + pairs, 0);
}

/** Candidate pairs by cell; where not all pairs are candidates, only in cells of which the rules find every pair. */
export function seenPairs({ level, observed }: PairStratum, findable: readonly boolean[]): readonly number[] {
  if (levelsWithEveryPair.has(level)) return observed;
  return observed.map((count, cell) => (findable[cell] === true ? count : 0));
}

/** Cells that no rule finds, by what can be compared, with how many pairs there are in all that can be compared so. */
export interface UnseenCells {
  readonly total: number;
  readonly cells: readonly number[];
}

/** The cells of the stratum whose pairs nobody looked at; none where every pair is a candidate. */
export function unseenCells(
  { level, totals }: PairStratum,
  findable: readonly boolean[],
): readonly UnseenCells[] {
  if (levelsWithEveryPair.has(level)) return [];
  return totals.flatMap((total, set) => {
    const cells = demographicCells.flatMap((_, cell) =>
      comparableOfCell[cell] === set && findable[cell] !== true ? [cell] : [],
    );
    return total > 0 && cells.length > 0 ? [{ total, cells }] : [];
  });
}
