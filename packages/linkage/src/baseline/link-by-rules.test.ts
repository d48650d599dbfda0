import { nhsNumberCheckDigit } from '@causeway/domain';
import { type Engine, identifier, openDuckDb, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { link } from '../link.js';
import { loadRows } from '../testing/load-rows.js';
import type { InputRow } from '../testing/reference-linkage.js';
import { linkByRules } from './link-by-rules.js';
import type { RuleSet } from './rule-set.js';
import { hesid, mpsLike } from './rule-sets.js';

const numberOf = (firstNine: string): string => `${firstNine}${nhsNumberCheckDigit(firstNine)}`;
const [numberA, numberB] = [numberOf('943476591'), numberOf('401023213')];
const someone = { date_of_birth: '1965-06-15', sex: '2', postcode: 'CB4 8JA' };

describe('a rule set', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
  });
  afterAll(() => engine.close());

  async function groups(
    ruleSet: RuleSet,
    rows: readonly Partial<InputRow>[],
  ): Promise<readonly (readonly string[])[]> {
    const linked = await link({ engine, seed: 1 }, await loadRows(engine, rows));
    if (!linked.ok) throw new Error(linked.error.detail);
    const table = await linkByRules(engine, ruleSet, linked.value.records);
    const found = new Map<unknown, string[]>();
    for (const row of await engine.query(
      sql`select record_id, person_id from ${identifier(table)} order by record_id`,
    ))
      found.set(row.person_id, [...(found.get(row.person_id) ?? []), String(row.record_id)]);
    return [...found.values()];
  }

  it('hesid links equal number, date of birth and sex', async () => {
    const moved = { ...someone, postcode: 'E1 6AN' };
    const rows = [
      { record_id: 'a', source: 'x', nhs_number: numberA, ...someone },
      { record_id: 'b', source: 'y', nhs_number: numberA, ...moved },
      { record_id: 'c', source: 'z', nhs_number: numberA, ...moved, sex: '1' },
    ];
    expect(await groups(hesid, rows)).toEqual([['a', 'b'], ['c']]);
  });

  it('hesid links date of birth, postcode and sex where numbers do not conflict, but not on 1 January', async () => {
    const newYear = { ...someone, date_of_birth: '1965-01-01' };
    const rows = [
      { record_id: 'a', source: 'x', nhs_number: numberA, ...someone },
      { record_id: 'b', source: 'y', ...someone },
      { record_id: 'c', source: 'x', nhs_number: numberB, ...newYear },
      { record_id: 'd', source: 'y', ...newYear },
    ];
    expect(await groups(hesid, rows)).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('hesid joins twins through a record without a number, as it is known to', async () => {
    const rows = [
      { record_id: 'a', source: 'x', nhs_number: numberA, ...someone },
      { record_id: 'b', source: 'x', nhs_number: numberB, ...someone },
      { record_id: 'c', source: 'y', ...someone },
    ];
    expect(await groups(hesid, rows)).toEqual([['a', 'b', 'c']]);
    expect(await groups(mpsLike, rows)).toEqual([['a'], ['b'], ['c']]);
  });

  it('passes over what it asks of a field that the input does not have', async () => {
    const rows = [
      { record_id: 'a', source: 'x', nhs_number: numberA, date_of_birth: '1965-06-15' },
      { record_id: 'b', source: 'y', nhs_number: numberA, date_of_birth: '1965-06-15' },
    ];
    expect(await groups(hesid, rows)).toEqual([['a', 'b']]);
  });
});
