import { type Engine, openDuckDb } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';

interface Judged {
  readonly person: number;
  readonly found: number;
  readonly group: string;
}

/** The pairs counted one by one. */
function countPairs(records: readonly Judged[]) {
  const pairs = records.flatMap((l, place) => records.slice(place + 1).map((r) => [l, r] as const));
  const both = pairs.filter(([l, r]) => l.person === r.person && l.found === r.found);
  return {
    truePairs: pairs.filter(([l, r]) => l.person === r.person).length,
    linkedPairs: pairs.filter(([l, r]) => l.found === r.found).length,
    rightPairs: both.length,
  };
}

/** The partners that records of a group have, counted one by one. */
function countPartners(records: readonly Judged[], group: string) {
  const ofGroup = records.filter((record) => record.group === group);
  const partners = (isPartner: (l: Judged, r: Judged) => boolean): number =>
    ofGroup.reduce((sum, l) => sum + records.filter((r) => r !== l && isPartner(l, r)).length, 0);
  return {
    truePairs: partners((l, r) => l.person === r.person),
    linkedPairs: partners((l, r) => l.found === r.found),
    rightPairs: partners((l, r) => l.person === r.person && l.found === r.found),
  };
}

describe('evaluate', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
  });
  afterAll(() => engine.close());

  const load = async (records: readonly Judged[], lost: readonly string[] = []): Promise<void> => {
    const text = (name: string) => ({ name, type: 'text' as const });
    const ids = records.map((_, place) => `r${place}`);
    await engine.load(
      'truth',
      [text('record_id'), text('person'), text('sex')],
      [[ids, records.map(({ person }) => `p${person}`), records.map(({ group }) => group)]],
    );
    const kept = ids.filter((id) => !lost.includes(id));
    await engine.load(
      'found',
      [text('record_id'), text('person_id')],
      [[kept, kept.map((id) => `f${records[ids.indexOf(id)]?.found}`)]],
    );
  };

  it('counts pairs as counting them one by one does, over all and by group', async () => {
    const record = fc.record({ person: fc.nat(6), found: fc.nat(6), group: fc.constantFrom('1', '2') });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 25 }), async (records) => {
        await load(records);
        const { all, groups } = await evaluate(engine, { truth: 'truth', records: 'found', groupBy: 'sex' });
        expect(all).toMatchObject(countPairs(records));
        for (const group of groups) expect(group).toMatchObject(countPartners(records, group.group));
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it('gives precision, recall and F1 of the pairs', async () => {
    // Three records of one person and one of another; found: two of the three, and the third with the other.
    await load([
      { person: 1, found: 1, group: '' },
      { person: 1, found: 1, group: '' },
      { person: 1, found: 2, group: '' },
      { person: 2, found: 2, group: '' },
    ]);
    const { all, groups } = await evaluate(engine, { truth: 'truth', records: 'found' });
    expect(all).toMatchObject({ precision: 1 / 2, recall: 1 / 3, f1: 0.4, missed: 1 - 1 / 3, false: 1 / 2 });
    expect(groups).toEqual([]);
  });

  it('has nothing to miss and nothing false where nobody has two records', async () => {
    await load([
      { person: 1, found: 1, group: '' },
      { person: 2, found: 2, group: '' },
    ]);
    expect((await evaluate(engine, { truth: 'truth', records: 'found' })).all).toMatchObject({
      precision: 1,
      recall: 1,
      f1: 1,
    });
  });
});
