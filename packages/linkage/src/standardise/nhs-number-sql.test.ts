import { isValidNhsNumber, nhsNumberCheckDigit } from '@causeway/domain';
import { type Engine, openDuckDb, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitHolds, oneEditCorrections } from './nhs-number-sql.js';

/** Every text one slip of the keyboard from `digits` that is a valid number: the slow, obvious way. */
function correctionsOf(digits: string): ReadonlySet<string> {
  const texts: string[] = [];
  const places = Array.from(digits, (_, place) => place);
  const tenDigits = Array.from({ length: 10 }, (_, digit) => String(digit));
  for (const place of places) {
    texts.push(digits.slice(0, place) + digits.slice(place + 1));
    for (const digit of tenDigits) texts.push(digits.slice(0, place) + digit + digits.slice(place + 1));
    texts.push(
      digits.slice(0, place) +
        digits.slice(place + 1, place + 2) +
        digits.charAt(place) +
        digits.slice(place + 2),
    );
  }
  for (const place of [...places, digits.length])
    for (const digit of tenDigits) texts.push(digits.slice(0, place) + digit + digits.slice(place));
  return new Set(texts.filter((text) => text.length === 10 && isValidNhsNumber(text)));
}

const digitText = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

const validNumber = digitText(9)
  .filter((firstNine) => nhsNumberCheckDigit(firstNine) !== undefined)
  .map((firstNine) => `${firstNine}${nhsNumberCheckDigit(firstNine)}`);

describe('NHS numbers in SQL', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
  });
  afterAll(() => engine.close());

  it('holds a check digit right exactly where the domain does', async () => {
    const numbers = [
      ...fc.sample(digitText(10), { numRuns: 2000, seed: 1 }),
      ...fc.sample(validNumber, { numRuns: 500, seed: 2 }),
    ];
    await engine.load('numbers', [{ name: 'digits', type: 'text' }], [[numbers]]);
    const rows = await engine.query(
      sql`select digits, ${checkDigitHolds(sql`cast(digits as bigint)`)} as holds from numbers`,
    );
    expect(rows).toHaveLength(numbers.length);
    for (const { digits, holds } of rows) expect(holds).toBe(isValidNhsNumber(String(digits)));
    expect(rows.filter(({ holds }) => holds === true).length).toBeGreaterThan(500);
  });

  it('finds every valid number one slip away from a wrong one, and no other', async () => {
    const wrong = [9, 10, 11].flatMap((length) =>
      fc.sample(
        digitText(length).filter((digits) => !(length === 10 && isValidNhsNumber(digits))),
        { numRuns: 60, seed: length },
      ),
    );
    const table = [[wrong.map((_, index) => index), wrong]];
    await engine.load(
      'wrong_numbers',
      [
        { name: 'wrong_number', type: 'bigint' },
        { name: 'digits', type: 'text' },
      ],
      table,
    );
    const rows = await engine.query(sql`select * from (${oneEditCorrections('wrong_numbers')}) as c`);
    const found = wrong.map(() => new Set<string>());
    for (const row of rows) found[Number(row.wrong_number)]?.add(String(row.number).padStart(10, '0'));
    expect(found).toEqual(wrong.map(correctionsOf));
  });

  it('brings every slip of a valid number back to it', async () => {
    await fc.assert(
      fc.property(validNumber, fc.nat(9), fc.nat(9), (number, place, digit) => {
        const slipped = number.slice(0, place) + digit + number.slice(place + 1);
        expect(slipped === number || correctionsOf(slipped).has(number)).toBe(true);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
