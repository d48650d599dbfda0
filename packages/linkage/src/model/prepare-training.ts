import { type Engine, literal, sql } from '@causeway/engine';
import type { BlockingRule } from '../candidates/blocking-rule.js';
import { isSampledStranger } from '../candidates/pairs-of-rule.js';
import { levelCode, type Relation, relations } from '../compare/pattern.js';
import type { LinkageMode } from '../linkage-spec.js';
import {
  cellCount,
  comparableOfCell,
  findableCells,
  firstPatternOfTwoNumbers,
  patternParts,
} from './demographic-cells.js';
import { marginals } from './marginals.js';
import { type NonMatches, nonMatches } from './non-matches.js';
import { type PairUniverse, pairUniverse } from './pair-universe.js';
import { randomPairPatterns, type SourceRange } from './random-pairs.js';

/** What the pairs in the engine tell a training. */
export interface PreparedTraining {
  readonly patterns: ReadonlyMap<number, number>;
  readonly universe: PairUniverse;
  readonly nonMatches: readonly NonMatches[];
  readonly findable: readonly boolean[];
}

/** What the preparation must know of how the pairs were made. */
export interface PreparationOptions {
  readonly mode: LinkageMode;
  readonly rules: readonly BlockingRule[];
  readonly strangersOneIn: number;
  readonly defaultBirthdays: readonly string[];
  readonly seed: number;
}

/** Candidate pairs by pattern; pairs of two people for certain are as many as their sample stands for. */
export async function countPatterns(
  engine: Engine,
  strangersOneIn: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await engine.query(sql`select pattern, count(*) as pairs from link_compared
    where pattern < ${literal(firstPatternOfTwoNumbers)} or ${isSampledStranger(sql`rid_l`, strangersOneIn)}
    group by pattern order by pattern`);
  return new Map(
    rows.map((row) => {
      const pattern = Number(row.pattern);
      return [pattern, Number(row.pairs) * (pattern < firstPatternOfTwoNumbers ? 1 : strangersOneIn)];
    }),
  );
}

const identifying = 2;
const [same, inHistory, differs] = ['same', 'same_in_history', 'differs'].map((level) =>
  levelCode('number', level),
);

/** Pairs of two people for certain: those candidates by cell, and all of them by what can be compared. */
function certainStrangers(patterns: ReadonlyMap<number, number>, universe: PairUniverse, relation: number) {
  const observed = new Array<number>(cellCount).fill(0);
  const totals = [...(universe[relation]?.[identifying] ?? [])];
  for (const [pattern, pairs] of patterns) {
    const parts = patternParts(pattern);
    if (parts.relation !== relation) continue;
    if (parts.number === differs) observed[parts.cell] = (observed[parts.cell] ?? 0) + pairs;
    const set = comparableOfCell[parts.cell] ?? 0;
    if (parts.number === same || parts.number === inHistory) totals[set] = (totals[set] ?? 0) - pairs;
  }
  return { observed, totals };
}

const pairsAmong = (count: number): number => (count * (count - 1)) / 2;

/** How many there are to be met: people in all, or records of each source. */
function population(relation: Relation, people: number, ranges: readonly SourceRange[]) {
  const records = ranges.map((range) => range.records);
  if (relation === 'different') return { people, pairsOfPeople: pairsAmong(people) };
  return {
    people: records.reduce((sum, count) => sum + count, 0),
    pairsOfPeople: records.reduce((sum, count) => sum + pairsAmong(count), 0),
  };
}

/** Gathers from the engine what a model is trained on: `link_compared`, `link_evidence`, `link_people`, `link_sources` must be there. */
export async function prepareTraining(
  engine: Engine,
  options: PreparationOptions,
): Promise<PreparedTraining> {
  const { mode, defaultBirthdays, seed } = options;
  const patterns = await countPatterns(engine, options.strangersOneIn);
  const universe = await pairUniverse(engine, mode);
  const findable = findableCells(options.rules);
  const sources = await engine.query(sql`select first_rid, records from link_sources order by source_id`);
  const ranges = sources.map((row) => ({ first: Number(row.first_rid), records: Number(row.records) }));
  const [counted] = await engine.query(sql`select count(*) as people from link_people`);
  const found: NonMatches[] = [];
  for (const [index, relation] of relations.entries()) {
    const sample = await randomPairPatterns(engine, ranges, { relation, seed, defaultBirthdays });
    const evidence = {
      relation,
      marginals: await marginals(engine, sample, { relation, defaultBirthdays }),
      ...certainStrangers(patterns, universe, index),
      ...population(relation, Number(counted?.people ?? 0), ranges),
      findable,
    };
    found.push(nonMatches(evidence));
  }
  return { patterns, universe, nonMatches: found, findable };
}
