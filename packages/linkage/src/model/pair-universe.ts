import { type Engine, sql } from '@causeway/engine';
import { relations } from '../compare/pattern.js';
import type { LinkageMode } from '../linkage-spec.js';
import { comparableSets } from './demographic-cells.js';

/** What the two records of a pair hold for a number, at least: nothing, a wrong number, a number that identifies. */
export const numbersHeld = ['none', 'wrong', 'identifying'] as const;

/** How many pairs there are in all, candidates or not: `pairs[relation][numbers held][set of comparable fields]`. */
export type PairUniverse = readonly (readonly (readonly number[])[])[];

const classCount = numbersHeld.length * comparableSets;

function emptyCounts(): number[][] {
  return numbersHeld.map(() => new Array<number>(comparableSets).fill(0));
}

/** Adds `factor` times the pairs among records counted by class. */
function addPairs(counts: number[][], records: readonly number[], factor: number): void {
  for (let a = 0; a < classCount; a += 1) {
    const n = records[a] ?? 0;
    if (n === 0) continue;
    for (let b = a; b < classCount; b += 1) {
      const pairs = a === b ? (n * (n - 1)) / 2 : n * (records[b] ?? 0);
      const held = Math.min(Math.floor(a / comparableSets), Math.floor(b / comparableSets));
      const fields = (a % comparableSets) & (b % comparableSets);
      const ofHeld = counts[held];
      if (ofHeld !== undefined) ofHeld[fields] = (ofHeld[fields] ?? 0) + factor * pairs;
    }
  }
}

async function recordsByClass(engine: Engine): Promise<ReadonlyMap<number, readonly number[]>> {
  const bit = sql`case when date_of_birth is null then 0 else 1 end + case when postcode_id is null then 0 else 2 end
    + case when sex is null then 0 else 4 end + case when gp_id is null then 0 else 8 end`;
  const rows = await engine.query(sql`select source_id, held, comparable, count(*) as records
    from (select source_id, ${bit} as comparable,
        case when number is not null then 2 when wrong_number is not null then 1 else 0 end as held from link_evidence) as e
    group by source_id, held, comparable order by source_id, held, comparable`);
  const bySource = new Map<number, number[]>();
  for (const { source_id: source, held, comparable, records } of rows) {
    const counts = bySource.get(Number(source)) ?? new Array<number>(classCount).fill(0);
    counts[Number(held) * comparableSets + Number(comparable)] = Number(records);
    bySource.set(Number(source), counts);
  }
  return bySource;
}

/**
 * Counts all pairs that could be made, by what can be compared in them, without making one: products of counts of records.
 * Pairs that the mode leaves out are not counted.
 */
export async function pairUniverse(engine: Engine, mode: LinkageMode): Promise<PairUniverse> {
  const bySource = await recordsByClass(engine);
  const all = new Array<number>(classCount).fill(0);
  const same = emptyCounts();
  for (const records of bySource.values()) {
    records.forEach((count, index) => {
      all[index] = (all[index] ?? 0) + count;
    });
    addPairs(same, records, 1);
  }
  const different = emptyCounts();
  addPairs(different, all, 1);
  for (const records of bySource.values()) addPairs(different, records, -1);
  const counted = {
    different: mode === 'dedupe' ? emptyCounts() : different,
    same: mode === 'link' ? emptyCounts() : same,
  };
  return relations.map((relation) => counted[relation]);
}
