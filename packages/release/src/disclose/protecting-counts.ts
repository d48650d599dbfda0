import type { DisclosurePolicy } from './disclosure-policy.js';
import { hiddenUpTo } from './disclosure-policy.js';
import { auditIntervals, hiddenRange } from './interval-audit.js';
import type { OpenTable } from './possible-table.js';
import { isPossible } from './possible-table.js';
import type { CountRange } from './treat-count.js';
import { treatCount, trueCountsBehind } from './treat-count.js';
import type { Relation } from './true-table.js';

/** A hidden count must leave at least this many numbers possible (release.md D6). */
const narrowestWidth = 5;

/**
 * Which further counts to hide, so that no small count can be worked out from totals and their parts: for every count
 * of 1 to T that the policy hides, everything that is shown must leave each number from 1 to T possible. (A total
 * counts at least one person for each part that is not 0, and zeros are shown: it must leave every number from there
 * to T possible, and at least five.)
 *
 * While a small count is exposed, the least count that is shown beside it is hidden too (a part before a total), and
 * the audit is made again. Greedy, so it hides more than the least-cost set would; sound, because nothing passes
 * without the audit. The least-cost set is D6 of release.md.
 *
 * The same counts and relations give the same answer, whatever the order of other tables.
 */
export function protectingCounts(
  counts: readonly number[],
  relations: readonly Relation[],
  policy: DisclosurePolicy,
): ReadonlySet<number> {
  const extra = new Set<number>();
  for (const group of connected(relations))
    for (const cell of protectGroup(counts, group, policy)) extra.add(cell);
  return extra;
}

function protectGroup(
  counts: readonly number[],
  relations: readonly Relation[],
  policy: DisclosurePolicy,
): ReadonlySet<number> {
  const cells = [...new Set(relations.flatMap(membersOf))];
  const needed = neededRanges(counts, relations, { cells, upTo: hiddenUpTo(policy) });
  const extra = new Set<number>();
  for (;;) {
    const seen = shownRanges(counts, { cells, extra, policy });
    const exposed = firstExposed({ counts, ranges: seen, relations }, needed);
    if (exposed === undefined) return extra;
    const next = leastShown(counts, relations, { exposed, isShown: (cell) => seen[cell] !== hiddenRange });
    // With everything but the zeros hidden any table is possible, so a search that failed there failed only for want
    // of steps.
    if (next === undefined) return extra;
    extra.add(next);
  }
}

interface Shown {
  readonly cells: readonly number[];
  readonly extra: ReadonlySet<number>;
  readonly policy: DisclosurePolicy;
}

/** What each cell says of its true count: the counts a shown value stands for, or the range of everything hidden. */
function shownRanges(counts: readonly number[], { cells, extra, policy }: Shown): readonly CountRange[] {
  const ranges: CountRange[] = [];
  for (const cell of cells) {
    const treated = treatCount(policy, counts[cell] ?? 0);
    const behind = treated.kind === 'value' ? trueCountsBehind(policy, treated.value) : undefined;
    ranges[cell] = extra.has(cell) ? hiddenRange : (behind ?? hiddenRange);
  }
  return ranges;
}

interface Small {
  readonly cells: readonly number[];
  readonly upTo: number;
}

/**
 * For each small count the numbers that must stay possible: from what the zeros alone leave, to T and at least five
 * wide.
 */
function neededRanges(
  counts: readonly number[],
  relations: readonly Relation[],
  { cells, upTo }: Small,
): ReadonlyMap<number, CountRange> {
  const ranges: CountRange[] = [];
  for (const cell of cells) ranges[cell] = counts[cell] === 0 ? { least: 0, most: 0 } : hiddenRange;
  const byZeros = auditIntervals(ranges, relations).ranges;
  const small = cells.filter((cell) => isSmall(counts[cell] ?? 0, upTo));
  return new Map(
    small.map((cell) => {
      const least = byZeros[cell]?.least ?? 1;
      return [cell, { least, most: Math.max(upTo, least + narrowestWidth - 1) }];
    }),
  );
}

/** The first small count of which an attacker can rule out a number that is needed. */
function firstExposed(table: OpenTable, needed: ReadonlyMap<number, CountRange>): number | undefined {
  if (needed.size === 0) return undefined;
  const audit = auditIntervals(table.ranges, table.relations);
  const small = [...needed];
  const narrowed = small.find(([cell, need]) => !covers(audit.ranges[cell] ?? hiddenRange, need));
  if (narrowed !== undefined || audit.isExact) return narrowed?.[0];
  return small.find(
    ([cell, { least, most }]) => !isPossible(table, cell, least) || !isPossible(table, cell, most),
  )?.[0];
}

interface Exposed {
  readonly exposed: number;
  readonly isShown: (cell: number) => boolean;
}

/** The least count above 0 that is shown beside `exposed`: among the parts, else the totals, else anywhere in the group. */
function leastShown(
  counts: readonly number[],
  relations: readonly Relation[],
  { exposed, isShown }: Exposed,
): number | undefined {
  const own = relations.filter((relation) => membersOf(relation).includes(exposed));
  const choices = [
    own.flatMap(({ parts }) => parts),
    own.map(({ total }) => total),
    relations.flatMap(membersOf),
  ];
  const countOf = (cell: number) => counts[cell] ?? 0;
  for (const choice of choices) {
    const open = choice.filter((cell) => isShown(cell) && countOf(cell) > 0);
    const [least] = open.sort((a, b) => countOf(a) - countOf(b) || a - b);
    if (least !== undefined) return least;
  }
  return undefined;
}

/** The relations in groups that share cells with each other and with no other group. */
function connected(relations: readonly Relation[]): readonly (readonly Relation[])[] {
  const groupOf = new Map<number, Relation[]>();
  for (const relation of relations) {
    const members = membersOf(relation);
    const joined = new Set(members.map((cell) => groupOf.get(cell)).filter((group) => group !== undefined));
    const group = [...[...joined].flat(), relation];
    for (const cell of group.flatMap(membersOf)) groupOf.set(cell, group);
  }
  return [...new Set(groupOf.values())];
}

function membersOf({ total, parts }: Relation): readonly number[] {
  return [total, ...parts];
}

function isSmall(count: number, upTo: number): boolean {
  return count >= 1 && count <= upTo;
}

function covers({ least, most }: CountRange, need: CountRange): boolean {
  return least <= need.least && most >= need.most;
}
