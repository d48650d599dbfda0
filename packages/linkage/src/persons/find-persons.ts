import { type Engine, identifier, join, literal, sql } from '@causeway/engine';
import { levelCode } from '../compare/pattern.js';
import type { LinkOutcome } from '../link-outcome.js';
import type { LinkageMode } from '../linkage-spec.js';
import { patternParts } from '../model/demographic-cells.js';
import { clusterEvidence, loadGroups, loadRefusals, scoredPairs } from './person-tables.js';
import { type Resolution, resolvePersons, type ScoredPairs } from './resolve-persons.js';

/** Pairs less likely than this do not even count as rivals of a likelier one. */
const rivalFloor = 0.01;

/** What the search needs. */
export interface PersonSearch {
  readonly mode: LinkageMode;
  readonly records: number;
  readonly linkThreshold: number;
  readonly patterns: ReadonlyMap<number, number>;
  readonly findable: readonly boolean[];
}

const sameNumber = levelCode('number', 'same');

/**
 * The share of numbered records that agree with no other record of their person on what the rules on demographics join on. To such a person a record
 * without a number would be linked by mistake without a rival showing.
 */
async function solitaryShare(engine: Engine, { patterns, findable }: PersonSearch): Promise<number> {
  const agreeing = [...patterns.keys()].filter((pattern) => {
    const { number, cell } = patternParts(pattern);
    return number === sameNumber && findable[cell] === true;
  });
  const [counted] = await engine.query(
    sql`select count(*) as numbered from link_evidence where number is not null`,
  );
  const numbered = Number(counted?.numbered ?? 0);
  if (agreeing.length === 0 || numbered === 0) return 1;
  const met = (side: string) =>
    sql`rid in (select ${identifier(side)} from link_compared where pattern in (${join(agreeing.map(literal))}))`;
  const [agree] = await engine.query(
    sql`select count(*) as records from link_evidence where number is not null and (${met('rid_l')} or ${met('rid_r')})`,
  );
  return Math.max(0.01, 1 - Number(agree?.records ?? 0) / numbered);
}

function countPersons(person: Int32Array): Pick<LinkOutcome, 'persons' | 'personsBySize' | 'links'> {
  const sizes = new Int32Array(person.length);
  for (let record = 1; record < person.length; record += 1)
    sizes[person[record] ?? 0] = (sizes[person[record] ?? 0] ?? 0) + 1;
  const bySize: number[] = [];
  for (const size of sizes) if (size > 0) bySize[size] = (bySize[size] ?? 0) + 1;
  const personsBySize = Array.from(bySize, (count) => count ?? 0);
  return {
    persons: personsBySize.reduce((sum, count) => sum + count, 0),
    personsBySize,
    links: personsBySize.reduce((sum, count, size) => sum + (count * size * (size - 1)) / 2, 0),
  };
}

function expectedFalse(pairs: ScoredPairs, { person }: Resolution, solitary: number): number {
  let expected = 0;
  pairs.left.forEach((left, index) => {
    const odds = pairs.odds[index] ?? 0;
    if (person[left] === person[pairs.right[index] ?? 0]) expected += solitary / (solitary + odds);
  });
  return expected;
}

/**
 * Finds the persons and leaves `link_groups` (rid, person_rid) and `link_refusals` (rid_l, rid_r, reason) in the engine.
 */
export async function findPersons(engine: Engine, search: PersonSearch) {
  const solitary = await solitaryShare(engine, search);
  const evidence = await clusterEvidence(engine, search.mode, search.records);
  const pairs = await scoredPairs(engine, rivalFloor);
  const resolution = resolvePersons(pairs, evidence, { threshold: search.linkThreshold, solitary });
  await loadGroups(engine, resolution.person);
  await loadRefusals(engine, pairs, resolution);
  return {
    solitary,
    ...countPersons(resolution.person),
    expectedFalseLinks: expectedFalse(pairs, resolution, solitary),
  };
}
