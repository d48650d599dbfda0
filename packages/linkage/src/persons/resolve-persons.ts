import { type ClusterEvidence, Clusters, type Conflict } from './clusters.js';

/** Scored pairs, likeliest first; arrays of one length. */
export interface ScoredPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Odds that the pair is one person. */
  readonly odds: Float64Array;
}

/** When a pair is joined. */
export interface Decision {
  /** Least probability of a link. */
  readonly threshold: number;
  /** Share of records whose person has no other record that they agree with: 1 when nothing is known. */
  readonly solitary: number;
}

/** Why a likely pair was not joined. */
export type Refusal = Conflict | 'two_candidates';

/** The persons found. */
export interface Resolution {
  /** By record: the smallest record of its person. */
  readonly person: Int32Array;
  /** Pairs, by their place in the list, that are likely enough by themselves but were not joined, with the reason. */
  readonly refused: ReadonlyMap<number, Refusal>;
}

/** The likeliest groups that a record could belong to; of the second, that it cannot be one with the first. */
interface Contenders {
  readonly first: Int32Array;
  readonly firstOdds: Float64Array;
  readonly second: Int32Array;
  readonly secondOdds: Float64Array;
}

function noContenders(records: number): Contenders {
  return {
    first: new Int32Array(records + 1),
    firstOdds: new Float64Array(records + 1),
    second: new Int32Array(records + 1),
    secondOdds: new Float64Array(records + 1),
  };
}

function contend(
  contenders: Contenders,
  clusters: Clusters,
  bid: { record: number; group: number; odds: number },
): void {
  const { record, group, odds } = bid;
  const first = contenders.first[record] ?? 0;
  if (first === 0) {
    contenders.first[record] = group;
    contenders.firstOdds[record] = odds;
  } else if (
    first !== group &&
    contenders.second[record] === 0 &&
    clusters.conflict(first, group) !== undefined
  ) {
    contenders.second[record] = group;
    contenders.secondOdds[record] = odds;
  }
}

function findContenders(pairs: ScoredPairs, clusters: Clusters, records: number): Contenders {
  const contenders = noContenders(records);
  pairs.left.forEach((left, index) => {
    const right = pairs.right[index] ?? 0;
    const odds = pairs.odds[index] ?? 0;
    const [ofLeft, ofRight] = [clusters.find(left), clusters.find(right)];
    if (ofLeft === ofRight) return;
    contend(contenders, clusters, { record: left, group: ofRight, odds });
    contend(contenders, clusters, { record: right, group: ofLeft, odds });
  });
  return contenders;
}

/**
 * The odds of the likeliest group that excludes `group` as the home of the record. A group without a number excludes nobody, but whoever fits two
 * people equally well does not fit a third record of either any better: there the second candidate is the rival.
 */
function rivalOdds(
  contenders: Contenders,
  clusters: Clusters,
  { record, group }: { record: number; group: number },
): number {
  const [first = 0, second = 0] = [contenders.first[record], contenders.second[record]];
  const excludes = (other: number): boolean =>
    other !== 0 && other !== group && clusters.conflict(other, group) !== undefined;
  if (excludes(first)) return contenders.firstOdds[record] ?? 0;
  return excludes(second) || !clusters.hasIdentity(group) ? (contenders.secondOdds[record] ?? 0) : 0;
}

function isLikely(odds: number, rival: number, { threshold, solitary }: Decision): boolean {
  return odds / (solitary + odds + rival) >= threshold;
}

/** Joins pairs of records that both identify: their numbers agree, so nothing competes. */
function joinIdentified(pairs: ScoredPairs, clusters: Clusters, evidence: ClusterEvidence): void {
  pairs.left.forEach((left, index) => {
    const right = pairs.right[index] ?? 0;
    if ((evidence.identity[left] ?? 0) === 0 || (evidence.identity[right] ?? 0) === 0) return;
    const [a, b] = [clusters.find(left), clusters.find(right)];
    if (a !== b && clusters.conflict(a, b) === undefined) clusters.join(a, b);
  });
}

/**
 * The persons that pairs make under what must not be linked.
 *
 * 1. Pairs of records that both identify, likeliest first, join unless their numbers conflict; a record that holds both an old and a new number
 *    chains them.
 * 2. For every record the likeliest groups are found that exclude each other (twins; two records of a source that holds each person once).
 * 3. The other pairs join, likeliest first, where the pair is likely enough *given its rival*: odds / (1 + odds + rival's odds) ≥ threshold. A
 *    record that fits both of two twins fits neither, and goes to clerical review instead of to a coin.
 *
 * @param pairs likeliest first, ties in a fixed order; those with odds under the threshold only count as rivals
 */
export function resolvePersons(
  pairs: ScoredPairs,
  evidence: ClusterEvidence,
  decision: Decision,
): Resolution {
  const clusters = new Clusters(evidence);
  const likely = pairs.odds.findIndex((odds) => !isLikely(odds, 0, decision));
  const count = likely < 0 ? pairs.odds.length : likely;
  const strong = {
    left: pairs.left.subarray(0, count),
    right: pairs.right.subarray(0, count),
    odds: pairs.odds.subarray(0, count),
  };
  joinIdentified(strong, clusters, evidence);
  const contenders = findContenders(pairs, clusters, evidence.records);
  const nucleus = Int32Array.from({ length: evidence.records + 1 }, (_, record) => clusters.find(record));
  const refused = joinOthers(strong, { clusters, contenders, nucleus, decision });
  return { person: nucleus.map((_, record) => clusters.find(record)), refused };
}

interface Joining {
  readonly clusters: Clusters;
  readonly contenders: Contenders;
  /** By record: its group before unidentified records joined. */
  readonly nucleus: Int32Array;
  readonly decision: Decision;
}

function joinOthers(
  strong: ScoredPairs,
  { clusters, contenders, nucleus, decision }: Joining,
): Map<number, Refusal> {
  const refused = new Map<number, Refusal>();
  strong.left.forEach((left, index) => {
    const right = strong.right[index] ?? 0;
    const odds = strong.odds[index] ?? 0;
    const [a, b] = [clusters.find(left), clusters.find(right)];
    if (a === b) return;
    const conflict = clusters.conflict(a, b);
    if (conflict !== undefined) {
      refused.set(index, conflict);
      return;
    }
    const rival = Math.max(
      rivalOdds(contenders, clusters, { record: left, group: clusters.find(nucleus[right] ?? b) }),
      rivalOdds(contenders, clusters, { record: right, group: clusters.find(nucleus[left] ?? a) }),
    );
    const alone = clusters.isAlone(a) || clusters.isAlone(b);
    if (isLikely(odds, rival, alone ? decision : { ...decision, solitary: 1 })) clusters.join(a, b);
    else refused.set(index, 'two_candidates');
  });
  return refused;
}
