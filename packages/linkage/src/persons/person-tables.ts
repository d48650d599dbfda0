import { type Engine, literal, type Sql, sql, type Value } from '@causeway/engine';
import type { LinkageMode } from '../linkage-spec.js';
import { firstPatternOfTwoNumbers } from '../model/demographic-cells.js';
import type { ClusterEvidence } from './clusters.js';
import type { Resolution, ScoredPairs } from './resolve-persons.js';

/** Calls `each` with the values of every row of the answer, which are three whole numbers or doubles at most. */
export async function eachRow(
  engine: Engine,
  query: Sql,
  each: (first: number, second: number, third: number) => void,
): Promise<void> {
  for await (const [first = [], second = [], third = []] of engine.columns(query))
    for (let row = 0; row < first.length; row += 1)
      each(Number(first[row]), Number(second[row]), Number(third[row]));
}

/** In mode `link` a source is taken to hold each person once, unless a number comes twice in it. */
async function soleSources(engine: Engine, mode: LinkageMode): Promise<ReadonlySet<number>> {
  if (mode !== 'link') return new Set();
  const rows = await engine.query(sql`select source_id from link_evidence group by source_id
    having count(coalesce(number, -wrong_number)) = count(distinct coalesce(number, -wrong_number)) order by source_id`);
  return new Set(rows.map((row) => Number(row.source_id)));
}

/** What records bring to their group, from `link_evidence`. */
export async function clusterEvidence(
  engine: Engine,
  mode: LinkageMode,
  records: number,
): Promise<ClusterEvidence> {
  const identity = new Float64Array(records + 1);
  const soleSource = new Int32Array(records + 1);
  const identities = new Map<number, readonly number[]>();
  const sole = await soleSources(engine, mode);
  await eachRow(
    engine,
    sql`select rid, source_id, coalesce(number, 0) from link_evidence`,
    (rid, source, number) => {
      identity[rid] = number;
      soleSource[rid] = sole.has(source) ? source : 0;
    },
  );
  const several = sql`select rid, numbers from link_evidence where numbers is not null order by rid`;
  for await (const [rids = [], numbers = []] of engine.columns(several)) {
    rids.forEach((rid, row) => {
      identities.set(Number(rid), (numbers[row] as readonly Value[]).map(Number));
    });
  }
  return { records, identity, identities, soleSource };
}

/**
 * The pairs of `link_compared` whose probability is at least `floor`, likeliest first, from `link_scores` (pattern, place, match_weight,
 * log_odds, match_probability).
 */
export async function scoredPairs(engine: Engine, floor: number): Promise<ScoredPairs> {
  const wanted = sql`from link_compared p join link_scores s on s.pattern = p.pattern
    where s.match_probability >= ${literal(floor)} and p.pattern < ${literal(firstPatternOfTwoNumbers)}`;
  const [counted] = await engine.query(sql`select count(*) as pairs ${wanted}`);
  const count = Number(counted?.pairs ?? 0);
  const pairs = { left: new Int32Array(count), right: new Int32Array(count), odds: new Float64Array(count) };
  let index = 0;
  const ordered = sql`select p.rid_l, p.rid_r, s.log_odds ${wanted} order by s.place, p.rid_l, p.rid_r`;
  await eachRow(engine, ordered, (left, right, logOdds) => {
    pairs.left[index] = left;
    pairs.right[index] = right;
    pairs.odds[index] = 2 ** logOdds;
    index += 1;
  });
  return pairs;
}

const rowsPerBatch = 65_536;

function* personBatches(person: Int32Array): Iterable<readonly (readonly Value[])[]> {
  for (let from = 1; from < person.length; from += rowsPerBatch) {
    const persons = Array.from(person.subarray(from, from + rowsPerBatch));
    yield [persons.map((_, index) => from + index), persons];
  }
}

/** Makes `link_groups` (rid, person_rid: the smallest record of the person). */
export async function loadGroups(engine: Engine, person: Int32Array, table = 'link_groups'): Promise<void> {
  const columns = [
    { name: 'rid', type: 'integer' },
    { name: 'person_rid', type: 'integer' },
  ] as const;
  await engine.load(table, columns, personBatches(person));
}

/** Makes `link_refusals` (rid_l, rid_r, reason): likely pairs that were not linked. */
export async function loadRefusals(
  engine: Engine,
  pairs: ScoredPairs,
  { refused }: Resolution,
): Promise<void> {
  const columns = [
    { name: 'rid_l', type: 'integer' },
    { name: 'rid_r', type: 'integer' },
    { name: 'reason', type: 'text' },
  ] as const;
  const places = [...refused.keys()];
  await engine.load('link_refusals', columns, [
    [
      places.map((place) => pairs.left[place] ?? 0),
      places.map((place) => pairs.right[place] ?? 0),
      [...refused.values()],
    ],
  ]);
}
