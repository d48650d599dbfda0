import { describe, expect, it } from 'vitest';
import type { ClusterEvidence } from './clusters.js';
import { resolvePersons, type ScoredPairs } from './resolve-persons.js';

const certain = 1e6;
const decision = { threshold: 0.8, solitary: 1 };

/** Records by what they hold: a number, several numbers, or none; and their source when it holds each person once. */
interface Held {
  readonly numbers?: readonly number[];
  readonly soleSource?: number;
}

function evidenceOf(records: readonly Held[]): ClusterEvidence {
  return {
    records: records.length,
    identity: Float64Array.from([0, ...records.map(({ numbers = [] }) => numbers.at(-1) ?? 0)]),
    identities: new Map(
      records.flatMap(({ numbers = [] }, place) =>
        numbers.length > 1 ? [[place + 1, numbers] as const] : [],
      ),
    ),
    soleSource: Int32Array.from([0, ...records.map(({ soleSource = 0 }) => soleSource)]),
  };
}

function pairsOf(pairs: readonly (readonly [left: number, right: number, odds: number])[]): ScoredPairs {
  const ordered = pairs.toSorted((a, b) => b[2] - a[2]);
  return {
    left: Int32Array.from(ordered.map(([left]) => left)),
    right: Int32Array.from(ordered.map(([, right]) => right)),
    odds: Float64Array.from(ordered.map(([, , odds]) => odds)),
  };
}

/** The persons as groups of records. */
function personsOf(
  records: readonly Held[],
  pairs: readonly (readonly [number, number, number])[],
  made = decision,
): readonly (readonly number[])[] {
  const { person } = resolvePersons(pairsOf(pairs), evidenceOf(records), made);
  const groups = new Map<number, number[]>();
  for (let record = 1; record <= records.length; record += 1)
    groups.set(person[record] ?? 0, [...(groups.get(person[record] ?? 0) ?? []), record]);
  return [...groups.values()];
}

function reasonsOf(
  records: readonly Held[],
  pairs: readonly (readonly [number, number, number])[],
): readonly string[] {
  return [...resolvePersons(pairsOf(pairs), evidenceOf(records), decision).refused.values()];
}

const numbered = (...numbers: readonly number[]): Held => ({ numbers });
const unnumbered: Held = {};

describe('persons', () => {
  it('are what likely pairs hang together', () => {
    expect(
      personsOf(
        [unnumbered, unnumbered, unnumbered, unnumbered],
        [
          [1, 2, 99],
          [2, 3, 99],
          [3, 4, 0.5],
        ],
      ),
    ).toEqual([[1, 2, 3], [4]]);
  });

  it('never hold two numbers, however alike the records are', () => {
    expect(personsOf([numbered(11), numbered(22)], [[1, 2, certain]])).toEqual([[1], [2]]);
  });

  it('never hold two numbers by way of a third record', () => {
    const records = [numbered(11), numbered(22), unnumbered];
    expect(
      personsOf(records, [
        [1, 3, certain],
        [2, 3, 99],
      ]),
    ).toEqual([[1, 3], [2]]);
    expect(
      reasonsOf(records, [
        [1, 3, certain],
        [2, 3, 99],
      ]),
    ).toEqual(['conflicting_numbers']);
  });

  it('leave a record that fits both of two twins to clerical review, and to neither', () => {
    const records = [numbered(11), numbered(22), unnumbered];
    const pairs = [
      [1, 3, 99],
      [2, 3, 90],
    ] as const;
    expect(personsOf(records, pairs)).toEqual([[1], [2], [3]]);
    expect(reasonsOf(records, pairs)).toEqual(['two_candidates', 'two_candidates']);
  });

  it('give a record to the twin that it fits clearly better', () => {
    expect(
      personsOf(
        [numbered(11), numbered(22), unnumbered],
        [
          [1, 3, 99],
          [2, 3, 2],
        ],
      ),
    ).toEqual([[1, 3], [2]]);
  });

  it('do not join two records that each fit both twins: they may be one of each', () => {
    const records = [numbered(11), numbered(22), unnumbered, unnumbered];
    const pairs = [
      [1, 3, 99],
      [2, 3, 99],
      [1, 4, 99],
      [2, 4, 99],
      [3, 4, 99],
    ] as const;
    expect(personsOf(records, pairs)).toEqual([[1], [2], [3], [4]]);
  });

  it('follow a number to the one that supersedes it, by a record that holds both', () => {
    // 1 holds the old number, 2 the new one, 3 both; 4 holds both the new and a newer one, 5 the newest.
    const records = [numbered(11), numbered(22), numbered(11, 22), numbered(22, 33), numbered(33)];
    const pairs = [
      [1, 3, certain],
      [2, 3, certain],
      [3, 4, certain],
      [4, 5, certain],
    ] as const;
    expect(personsOf(records, pairs)).toEqual([[1, 2, 3, 4, 5]]);
    expect(personsOf(records.slice(0, 2), [])).toEqual([[1], [2]]);
  });

  it('hold one record of a source that holds each person once, the likelier', () => {
    const records = [{ soleSource: 1 }, { soleSource: 2 }, { soleSource: 2 }];
    expect(
      personsOf(records, [
        [1, 2, 999],
        [1, 3, 9],
      ]),
    ).toEqual([[1, 2], [3]]);
    expect(
      personsOf(records, [
        [1, 2, 99],
        [1, 3, 99],
      ]),
    ).toEqual([[1], [2], [3]]);
  });

  it('take a lone record whose rivals would show for likelier than its odds by themselves', () => {
    const pair = [[1, 2, 2]] as const;
    expect(personsOf([numbered(11), unnumbered], pair)).toEqual([[1], [2]]);
    expect(personsOf([numbered(11), unnumbered], pair, { threshold: 0.8, solitary: 0.2 })).toEqual([[1, 2]]);
  });

  it('are not made of two settled groups by one doubtful pair', () => {
    const records = [unnumbered, unnumbered, unnumbered, unnumbered];
    const pairs = [
      [1, 2, certain],
      [3, 4, certain],
      [2, 3, 2],
    ] as const;
    expect(personsOf(records, pairs, { threshold: 0.8, solitary: 0.2 })).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});
