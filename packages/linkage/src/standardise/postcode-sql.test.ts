import { outwardCode, parsePostcode, postcodeArea, postcodeSector } from '@causeway/domain';
import { type Engine, openDuckDb, type Row, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compactPostcode, postcodeParts } from './postcode-sql.js';

const letter = fc.constantFrom(...'ABCEGKPSZabcz');
const digit = fc.constantFrom(...'0123456789');
const blank = fc.constantFrom('', '', ' ', '  ', '\t', '\u00a0', '\u2003', '\n');
const piece = fc.oneof(letter, letter, digit, digit, blank, fc.constantFrom('-', 'GIR', 'é'));
const nearPostcode = fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''));
const realPostcode = fc
  .tuple(
    blank,
    fc.constantFrom('CB4', 'E1', 'SW1A', 'EC1A', 'M1', 'CR26', 'zz99', 'Gir'),
    blank,
    digit,
    letter,
    letter,
    blank,
  )
  .map((pieces) => pieces.join(''));

describe('postcodes in SQL', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
  });
  afterAll(() => engine.close());

  const partsOf = async (texts: readonly string[]): Promise<readonly Row[]> => {
    await engine.load(
      'texts',
      [
        { name: 'n', type: 'integer' },
        { name: 'text', type: 'text' },
      ],
      [[texts.map((_, n) => n), texts]],
    );
    return engine.query(
      sql`select ${postcodeParts(sql`compact`)} from (select n, ${compactPostcode(sql`text`)} as compact from texts) as c order by n`,
    );
  };

  it('gives the normal form and the parts that the domain gives', async () => {
    const texts = [
      ...fc.sample(nearPostcode, { numRuns: 1500, seed: 1 }),
      ...fc.sample(realPostcode, { numRuns: 500, seed: 2 }),
    ];
    const rows = await partsOf(texts);
    let postcodes = 0;
    texts.forEach((text, index) => {
      const parsed = parsePostcode(text);
      const row = rows[index];
      if (parsed.ok) {
        postcodes += 1;
        expect(row).toEqual({
          postcode: parsed.value,
          sector: postcodeSector(parsed.value),
          outward: outwardCode(parsed.value),
          area: postcodeArea(parsed.value),
        });
      } else expect([row?.sector, row?.outward, row?.area]).toEqual([null, null, null]);
    });
    expect(postcodes).toBeGreaterThan(500);
    expect(postcodes).toBeLessThan(texts.length);
  });

  it('keeps a code of another country whole, in capitals without blanks', async () => {
    expect(await partsOf(['4223', ' 1071 xx'])).toMatchObject([{ postcode: '4223' }, { postcode: '1071XX' }]);
  });
});
