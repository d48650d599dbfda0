import { type Engine, identifier, sql } from '@causeway/engine';
import { patternCode, type Relation } from '../compare/pattern.js';
import { seededRandom } from './seeded-random.js';

/** A source's records are numbered from `first`, `records` of them. */
export interface SourceRange {
  readonly first: number;
  readonly records: number;
}

/** As many as show what is common; among few records, no more than would be drawn ten times over. */
function pairsWanted(ranges: readonly SourceRange[]): number {
  const records = ranges.reduce((sum, range) => sum + range.records, 0);
  return Math.min(50_000, 5 * records * (records - 1));
}

function within(range: SourceRange, random: () => number): number {
  return range.first + Math.floor(random() * range.records);
}

/** Draws a source with a chance in proportion to `weights`. */
function drawer(ranges: readonly SourceRange[], weight: (range: SourceRange) => number) {
  const total = ranges.reduce((sum, range) => sum + weight(range), 0);
  return (random: () => number): SourceRange | undefined => {
    let left = random() * total;
    return ranges.find((range) => {
      left -= weight(range);
      return left < 0;
    });
  };
}

function drawPairs(ranges: readonly SourceRange[], relation: Relation, seed: number): [number[], number[]] {
  const random = seededRandom(seed);
  const draw = drawer(ranges, ({ records }) => (relation === 'same' ? records * (records - 1) : records));
  const wanted = pairsWanted(ranges);
  const [left, right]: [number[], number[]] = [[], []];
  for (let drawn = 0; drawn < wanted; drawn += 1) {
    const a = draw(random);
    const b = relation === 'same' ? a : draw(random);
    if (a === undefined || b === undefined || (relation === 'different' && a === b)) continue;
    const [l, r] = [within(a, random), within(b, random)];
    if (l !== r) {
      left.push(Math.min(l, r));
      right.push(Math.max(l, r));
    }
  }
  return [left, right];
}

/**
 * How often each pattern comes in pairs drawn at random (up to 50,000, less what was drawn from one source when two were wanted): nearly all of them are of two people.
 * Drawn here and not in the engine, so that the sample is the same on every engine and any number of threads.
 */
export async function randomPairPatterns(
  engine: Engine,
  ranges: readonly SourceRange[],
  options: {
    readonly relation: Relation;
    readonly seed: number;
    readonly defaultBirthdays: readonly string[];
  },
): Promise<ReadonlyMap<number, number>> {
  const table = 'link_random_pairs';
  const columns = [
    { name: 'rid_l', type: 'integer' },
    { name: 'rid_r', type: 'integer' },
  ] as const;
  await engine.load(table, columns, [drawPairs(ranges, options.relation, options.seed)]);
  const rows = await engine.query(sql`select pattern, count(*) as pairs
    from (select ${patternCode(options.defaultBirthdays)} as pattern from ${identifier(table)} p
      join link_evidence l on l.rid = p.rid_l join link_evidence r on r.rid = p.rid_r) as s
    group by pattern order by pattern`);
  await engine.dropTable(table);
  return new Map(rows.map(({ pattern, pairs }) => [Number(pattern), Number(pairs)]));
}
