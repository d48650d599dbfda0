import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, EngineError, type Value } from './engine.js';
import { call, identifier, literal, type Sql, sql } from './sql.js';

const listOf = (...values: readonly string[]): Sql => call('listOf', ...values.map(literal));

/** One expression in our words, and the value every engine must give for it. */
const expressions: readonly (readonly [title: string, expression: Sql, expected: Value])[] = [
  ['listHasAny finds a shared value', call('listHasAny', listOf('a', 'b'), listOf('b', 'c')), true],
  ['listHasAny finds none', call('listHasAny', listOf('a'), listOf('c')), false],
  ['listContains', call('listContains', listOf('a', 'b'), literal('b')), true],
  ['listLength', call('listLength', listOf('a', 'b')), 2],
  [
    'split on a character that means something in a pattern',
    call('split', literal('a|b|c'), literal('|')),
    ['a', 'b', 'c'],
  ],
  ['regexMatches', call('regexMatches', literal('CB4 8JA'), literal('^[A-Z]{2}[0-9]')), true],
  [
    'regexReplaceAll',
    call('regexReplaceAll', literal('943 476 5919'), literal('[ -]'), literal('')),
    '9434765919',
  ],
  ['daysBetween over a leap day', call('daysBetween', sql`date '2024-02-28'`, sql`date '2024-03-01'`), 2],
  ['addDays over the end of a year', call('addDays', sql`date '2025-12-31'`, literal(-31)), '2025-11-30'],
  ['addDays over a leap day', call('addDays', sql`date '2024-02-28'`, literal(2)), '2024-03-01'],
  [
    'sha256Hex',
    call('sha256Hex', literal('abc')),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ],
  ['integerDivide towards zero', call('integerDivide', literal(7), literal(2)), 3],
  ['numberSequence is inclusive', call('numberSequence', literal(0), literal(3)), [0, 1, 2, 3]],
  ['editDistance', call('editDistance', literal('kitten'), literal('sitting')), 3],
  ['a quote in a literal stays data', literal("O'Neil \\ 'x"), "O'Neil \\ 'x"],
  ['null', literal(null), null],
  ['a date comes back as text', sql`date '1965-06-15'`, '1965-06-15'],
];

/** What every engine must do, run by each engine's own test file. */
export function engineContract(title: string, open: () => Promise<Engine>): void {
  describe(`${title} keeps the engine contract`, () => {
    let engine: Engine;
    let folder: string;
    beforeAll(async () => {
      engine = await open();
      folder = await mkdtemp(joinPath(tmpdir(), 'causeway-engine-'));
    });
    afterAll(async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    });

    it.each(expressions)('gives the agreed value: %s', async (_title, expression, expected) => {
      expect(await engine.query(sql`select ${expression} as answer`)).toEqual([{ answer: expected }]);
    });

    it('collects distinct values that are not null, sorted, and an empty list for none', async () => {
      await engine.load(
        'readings',
        [
          { name: 'person', type: 'text' },
          { name: 'value', type: 'text' },
        ],
        [
          [
            ['p', 'p', 'p', 'p', 'q'],
            ['b', 'a', null, 'b', null],
          ],
        ],
      );
      const values = call('listDistinctSorted', identifier('value'));
      expect(
        await engine.query(
          sql`select person, ${values} as held from readings group by person order by person`,
        ),
      ).toEqual([
        { person: 'p', held: ['a', 'b'] },
        { person: 'q', held: [] },
      ]);
    });

    it('unnests a list into one row per value', async () => {
      const rows = await engine.query(sql`select ${call('unnest', listOf('x', 'y'))} as item`);
      expect(rows.map(({ item }) => item).sort()).toEqual(['x', 'y']);
    });

    it('loads every column type, nulls included, over several chunks, and gives them back in order', async () => {
      const count = 5000;
      const numbers = Array.from({ length: count }, (_, index) => index);
      const columns = [
        { name: 'id', type: 'integer' },
        { name: 'big', type: 'bigint' },
        { name: 'ratio', type: 'double' },
        { name: 'flag', type: 'boolean' },
        { name: 'born', type: 'date' },
        { name: 'words', type: 'text-list' },
        { name: 'word', type: 'text' },
      ] as const;
      const batch: readonly (readonly Value[])[] = [
        numbers,
        numbers.map((n) => n * 1_000_000_007),
        numbers.map((n) => n / 8),
        numbers.map((n) => n % 2 === 0),
        numbers.map((n) => (n % 3 === 0 ? null : `19${10 + (n % 90)}-02-2${n % 9}`)),
        numbers.map((n) => [`a${n}`, 'b']),
        numbers.map((n) => (n % 5 === 0 ? null : `w${n}`)),
      ];
      await engine.load('loaded', columns, [batch]);
      const read: Value[][] = columns.map(() => []);
      for await (const chunk of engine.columns(sql`select * from loaded order by id`)) {
        chunk.forEach((values, index) => {
          for (const value of values) read[index]?.push(value);
        });
      }
      expect(read).toEqual(batch);
    });

    it('writes Parquet that it reads back, in the order of the query', async () => {
      await engine.createTable('letters', sql`select 'b' as letter, 2 as place union all select 'a', 1`);
      const path = joinPath(folder, 'letters.parquet');
      await engine.writeParquet(sql`select * from letters order by place`, path);
      await engine.readParquet('letters_again', path);
      expect(await engine.query(sql`select letter from letters_again order by place desc`)).toEqual([
        { letter: 'b' },
        { letter: 'a' },
      ]);
    });

    it('names the statement that failed and repeats none of its data', async () => {
      const failing = engine.createTable('born', sql`select cast(${literal('9434765919x')} as integer) as n`);
      await expect(failing).rejects.toBeInstanceOf(EngineError);
      await expect(failing).rejects.toThrow(/"born"/);
      await expect(failing).rejects.not.toThrow(/9434765919/);
    });
  });
}
