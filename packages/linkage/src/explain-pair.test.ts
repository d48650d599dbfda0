import { type Engine, openDuckDb, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTwoRecords } from './compare-two-records.js';
import { explainPattern } from './explain-pair.js';
import { link } from './link.js';
import type { LinkOutcome } from './link-outcome.js';
import { evidenceQuery } from './persons/result-steps.js';
import { loadRows } from './testing/load-rows.js';
import { madePeople } from './testing/made-people.js';
import { weightHistogram } from './weight-histogram.js';

describe('the explanation of a pair', () => {
  let engine: Engine;
  let outcome: LinkOutcome;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
    const linked = await link({ engine, seed: 1 }, await loadRows(engine, madePeople(800, 3)));
    if (!linked.ok) throw new Error(linked.error.detail);
    outcome = linked.value;
    await engine.createTable('evidence', evidenceQuery);
  });
  afterAll(() => engine.close());

  it('has parts that add up to the prior and the match weight, for every pattern there is', () => {
    expect(outcome.patterns.length).toBeGreaterThan(20);
    for (const { pattern, matchWeight, matchProbability } of outcome.patterns) {
      const explained = explainPattern(outcome.model, pattern);
      const prior = Math.log2(outcome.model.prior / (1 - outcome.model.prior));
      const total = explained.parts.reduce((sum, { weight }) => sum + weight, 0);
      expect(total).toBeCloseTo(prior + matchWeight, 9);
      expect(explained.matchProbability).toBe(matchProbability);
    }
  });

  it('finds the pattern of two records again, for one that was compared and for one that never was', async () => {
    const [kept] = await engine.query(
      sql`select record_id_l, record_id_r, pattern from link_pairs order by rid_l, rid_r limit 1`,
    );
    const [left, right] = [String(kept?.record_id_l), String(kept?.record_id_r)];
    expect(await compareTwoRecords(engine, { table: 'evidence', left, right })).toBe(kept?.pattern);
    expect(await compareTwoRecords(engine, { table: 'evidence', left, right: 'nobody' })).toBeUndefined();
  });

  it('draws every candidate pair into one bar of the histogram', () => {
    const bars = weightHistogram(outcome);
    const pairs = outcome.patterns.reduce((sum, pattern) => sum + pattern.pairs, 0);
    expect(bars.reduce((sum, bar) => sum + bar.pairs, 0)).toBe(pairs);
    bars.slice(1).forEach((bar, place) => {
      expect(bar.from).toBe((bars[place]?.from ?? 0) + 1);
    });
    for (const bar of bars) expect(bar.expectedMatches).toBeLessThanOrEqual(bar.pairs);
  });
});
