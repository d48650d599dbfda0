import type { Problem, Result } from '@causeway/domain';
import { ok } from '@causeway/domain';
import { impossible } from './refusal.js';

/** How areas are put into groups of equal size. */
export interface QuantileOptions {
  /** How many groups: 10 for deciles, 5 for quintiles. */
  readonly groups: number;
  /** Whether group 1 holds the highest values, as for deprivation scores; else it holds the lowest. */
  readonly highestFirst: boolean;
}

/**
 * The group, 1 to `groups`, of each value, in the order of the values. A null value has none, and with fewer values
 * than groups nobody has. Equal values have the rank of the first of them, so they are always in the same group.
 *
 * (q + 1) − ⌈(n + 1 − rank)·q / n⌉, and 1 where that is 0.
 *
 * Errors: CW-RELEASE-101 (a value that is not finite, groups not a whole number from 2).
 * Source: OHID, Fingertips Public Health Technical Guidance, "Assigning deprivation categories"; PHEindicatormethods
 * `phe_quantile`.
 */
export function quantileGroups(
  values: readonly (number | null)[],
  { groups, highestFirst }: QuantileOptions,
): Result<readonly (number | null)[], Problem> {
  if (!Number.isInteger(groups) || groups < 2)
    return impossible('Quantiles are a whole number of groups, 2 or more.');
  const present = values.filter((value) => value !== null);
  if (!present.every(Number.isFinite)) return impossible('The values put into quantiles are finite numbers.');
  if (present.length < groups) return ok(values.map(() => null));
  const firstRank = ranksOf(present, highestFirst);
  const groupOf = (rank: number) =>
    groups + 1 - Math.ceil(((present.length + 1 - rank) * groups) / present.length);
  return ok(values.map((value) => (value === null ? null : Math.max(1, groupOf(firstRank.get(value) ?? 1)))));
}

/** The rank, from 1, of each different value; equal values share the least. */
function ranksOf(values: readonly number[], highestFirst: boolean): ReadonlyMap<number, number> {
  const ordered = [...values].sort((a, b) => (highestFirst ? b - a : a - b));
  const ranks = new Map<number, number>();
  for (const [index, value] of ordered.entries()) if (!ranks.has(value)) ranks.set(value, index + 1);
  return ranks;
}
