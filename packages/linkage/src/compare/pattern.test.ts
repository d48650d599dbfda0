import { type Engine, openDuckDb, runSteps, sql } from '@causeway/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardiseSteps } from '../standardise/standardise-steps.js';
import { loadRows } from '../testing/load-rows.js';
import type { InputRow } from '../testing/reference-linkage.js';
import { comparedFields } from './comparison.js';
import { decodePattern, encodePattern, levelsOf } from './pattern.js';

const patternCount = 2 * comparedFields.reduce((all, field) => all * levelsOf(field).length, 1);

describe('a pattern', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
  });
  afterAll(() => engine.close());

  it('is one whole number that says every level', () => {
    for (let code = 0; code < patternCount; code += 1) expect(encodePattern(decodePattern(code))).toBe(code);
  });

  it('tells rare postcodes from communal ones by how many rows hold them', async () => {
    const rows = [9, 40, 200, 600].flatMap((count, place) =>
      Array.from(
        { length: count },
        (_, n): InputRow => ({
          record_id: `${place}-${n}`,
          source: 'A',
          nhs_number: null,
          date_of_birth: null,
          sex: null,
          postcode: `E1 ${place}AA`,
          valid_from: null,
          valid_to: null,
          registered_gp: null,
        }),
      ),
    );
    await runSteps(engine, standardiseSteps(await loadRows(engine, rows)));
    const classes = await engine.query(
      sql`select distinct postcode, postcode_class from link_evidence order by postcode`,
    );
    expect(classes.map((row) => row.postcode_class)).toEqual([1, 2, 3, 4]);
  });
});
