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

/** What the further hiding goes by. */
export interface ProtectionRules {
  readonly policy: DisclosurePolicy;
  /** Cells whose true count the attacker has from elsewhere; hiding them would not help. */
  readonly known?: ReadonlySet<number>;
}

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
  { policy, known = new Set() }: ProtectionRules,
): ReadonlySet<number> {
  const extra = new Set<number>();
  for (const group of connected(relations)) {
    for (const cell of protectGroup(counts, group, { policy, known })) extra.add(cell);
  }
  return extra;
}

function protectGroup(
  counts: readonly number[],
  relations: readonly Relation[],
  rules: Required<ProtectionRules>,
): ReadonlySet<number> {
  const cells = [...new Set(relations.flatMap(membersOf))];
  const needed = neededRanges(counts, relations, { ...rules, cells });
  const extra = new Set<number>();
  for (;;) {
    const seen = shownRanges(counts, { ...rules, cells, extra });
    const exposed = firstExposed({ counts, ranges: seen, relations }, needed);
    if (exposed === undefined) return extra;
    const isShown = (cell: number) => seen[cell] !== hiddenRange && !rules.known.has(cell);
    const next = leastShown(counts, relations, { exposed, isShown });
    // With everything but the zeros hidden any table is possible, so a search that failed there failed only for want
    // of steps.
    if (next === undefined) return extra;
    extra.add(next);
  }
}

interface GroupRules extends Required<ProtectionRules> {
  readonly cells: readonly number[];
}

interface Shown extends GroupRules {
  readonly extra: ReadonlySet<number>;
}

/** What each cell says of its true count: the counts a shown value stands for, or the range of everything hidden. */
function shownRanges(
  counts: readonly number[],
  { cells, extra, known, policy }: Shown,
): readonly CountRange[] {
  const ranges: CountRange[] = [];
  for (const cell of cells) {
    const treated = treatCount(policy, counts[cell] ?? 0);
    const behind = treated.kind === 'value' ? trueCountsBehind(policy, treated.value) : undefined;
    const shown = extra.has(cell) ? hiddenRange : (behind ?? hiddenRange);
    ranges[cell] = known.has(cell) ? exactly(counts[cell] ?? 0) : shown;
  }
  return ranges;
}

/**
 * For each small count the numbers that must stay possible: from what the zeros and the known counts alone leave, to
 * T and at least five wide, as far as those leave room.
 */
function neededRanges(
  counts: readonly number[],
  relations: readonly Relation[],
  { cells, known, policy }: GroupRules,
): ReadonlyMap<number, CountRange> {
  const upTo = hiddenUpTo(policy);
  const ranges: CountRange[] = [];
  for (const cell of cells) {
    const count = counts[cell] ?? 0;
    ranges[cell] = count === 0 || known.has(cell) ? exactly(count) : hiddenRange;
  }
  const unavoidable = auditIntervals(ranges, relations).ranges;
  const small = cells.filter((cell) => isSmall(counts[cell] ?? 0, upTo) && !known.has(cell));
  return new Map(
    small.map((cell) => {
      const { least, most } = unavoidable[cell] ?? hiddenRange;
      return [cell, { least, most: Math.min(most, Math.max(upTo, least + narrowestWidth - 1)) }];
    }),
  );
}

function exactly(count: number): CountRange {
  return { least: count, most: count };
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
