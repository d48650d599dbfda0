/** Groups of records that grow by joining, with what must never be in one group. Records are the whole numbers 1 to `records`. */
export class Clusters {
  readonly #parent: Int32Array;
  readonly #alone: Uint8Array;
  readonly #identity: Float64Array;
  readonly #identities = new Map<number, ReadonlySet<number>>();
  readonly #source: Int32Array;
  readonly #sources = new Map<number, ReadonlySet<number>>();

  constructor(evidence: ClusterEvidence) {
    const { records } = evidence;
    this.#parent = Int32Array.from({ length: records + 1 }, (_, record) => record);
    this.#alone = new Uint8Array(records + 1).fill(1);
    this.#identity = evidence.identity.slice();
    this.#source = evidence.soleSource.slice();
    for (const [record, identities] of evidence.identities) this.#identities.set(record, new Set(identities));
  }

  /** The group of a record: its smallest record. */
  find(record: number): number {
    let root = record;
    for (let up = this.#parent[root] ?? root; up !== root; up = this.#parent[root] ?? root) root = up;
    for (let here = record; here !== root; ) {
      const up = this.#parent[here] ?? root;
      this.#parent[here] = root;
      here = up;
    }
    return root;
  }

  /** Whether the group has a number that identifies it. */
  hasIdentity(group: number): boolean {
    return (this.#identity[group] ?? 0) > 0;
  }

  /** Whether the group is one record. */
  isAlone(group: number): boolean {
    return this.#alone[group] === 1;
  }

  /** Why two groups must stay apart, or undefined. */
  conflict(a: number, b: number): Conflict | undefined {
    if (!this.#identitiesAgree(a, b)) return 'conflicting_numbers';
    return this.#shareSource(a, b) ? 'one_to_one' : undefined;
  }

  /** Joins two groups under the smaller record. The caller has asked {@link conflict}. */
  join(a: number, b: number): void {
    const [kept, gone] = a < b ? [a, b] : [b, a];
    this.#parent[gone] = kept;
    this.#alone[kept] = 0;
    this.#joinIdentities(kept, gone);
    this.#joinSources(kept, gone);
  }

  #identitiesAgree(a: number, b: number): boolean {
    const [ofA = 0, ofB = 0] = [this.#identity[a], this.#identity[b]];
    if (ofA === 0 || ofB === 0 || ofA === ofB) return true;
    const [allOfA, allOfB] = [this.#identities.get(a), this.#identities.get(b)];
    if (allOfA === undefined) return allOfB?.has(ofA) ?? false;
    return allOfB === undefined ? allOfA.has(ofB) : [...allOfA].some((number) => allOfB.has(number));
  }

  #joinIdentities(kept: number, gone: number): void {
    const [ofKept = 0, ofGone = 0] = [this.#identity[kept], this.#identity[gone]];
    if (ofKept === 0) this.#identity[kept] = ofGone;
    const all = new Set<number>([
      ...(this.#identities.get(kept) ?? []),
      ...(this.#identities.get(gone) ?? []),
    ]);
    if (all.size === 0 && (ofKept === ofGone || ofKept === 0 || ofGone === 0)) return;
    for (const number of [ofKept, ofGone]) if (number > 0) all.add(number);
    this.#identities.set(kept, all);
    this.#identities.delete(gone);
  }

  #shareSource(a: number, b: number): boolean {
    const [ofA = 0, ofB = 0] = [this.#source[a], this.#source[b]];
    if (ofA === 0 || ofB === 0) return false;
    const [allOfA, allOfB] = [this.#sources.get(a) ?? new Set([ofA]), this.#sources.get(b) ?? new Set([ofB])];
    return [...allOfA].some((source) => allOfB.has(source));
  }

  #joinSources(kept: number, gone: number): void {
    const [ofKept = 0, ofGone = 0] = [this.#source[kept], this.#source[gone]];
    if (ofKept === 0) this.#source[kept] = ofGone;
    if (ofKept === 0 || ofGone === 0) return;
    this.#sources.set(
      kept,
      new Set([...(this.#sources.get(kept) ?? [ofKept]), ...(this.#sources.get(gone) ?? [ofGone])]),
    );
    this.#sources.delete(gone);
  }
}

/** Why two groups must not be one. */
export type Conflict = 'conflicting_numbers' | 'one_to_one';

/** What records bring to their group; the arrays are indexed by record, from 1. */
export interface ClusterEvidence {
  readonly records: number;
  /** The latest number that identifies, or 0. */
  readonly identity: Float64Array;
  /** All numbers that identify, for records with several: these chain a number to the one that supersedes it. */
  readonly identities: ReadonlyMap<number, readonly number[]>;
  /** The source, where it holds each person once; otherwise 0. */
  readonly soleSource: Int32Array;
}
