import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from './duckdb-engine.js';
import { type Engine, EngineError, type Value } from './engine.js';
import { call, identifier, literal, type Sql, sql } from './sql.js';

const listOf = (...values: readonly string[]): Sql => call('listOf', ...values.map(literal));

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is no template; Spark's variable substitution has to leave it alone.
const likeAVariable = '${env:HOME} $1 {x}';

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
  ['integerDivide towards zero, below zero', call('integerDivide', literal(-7), literal(2)), -3],
  ['numberSequence is inclusive', call('numberSequence', literal(0), literal(3)), [0, 1, 2, 3]],
  ['numberSequence of one', call('numberSequence', literal(3), literal(3)), [3]],
  ['numberSequence of none', call('numberSequence', literal(3), literal(2)), []],
  ['editDistance', call('editDistance', literal('kitten'), literal('sitting')), 3],
  ['a quote in a literal stays data', literal("O'Neil \\ 'x"), "O'Neil \\ 'x"],
  ['what looks like a variable in a literal stays data', literal(likeAVariable), likeAVariable],
  ['an accent and an emoji in a literal', literal('Zoë 🐈'), 'Zoë 🐈'],
  ['a fraction is a double', sql`${literal(0.1)} + ${literal(0.2)}`, 0.1 + 0.2],
  ['a double keeps all its digits', literal(1 / 3), 1 / 3],
  ['a decimal comes back as a number', sql`cast(-12.25 as decimal(20, 4))`, -12.25],
  ['whole numbers divide to a double', sql`${literal(1)} / ${literal(4)}`, 0.25],
  ['a whole number beyond 2^53 comes back exact', literal(9_007_199_254_740_993n), 9_007_199_254_740_993n],
  ['text joined to null is null', sql`'a' || cast(null as string)`, null],
  ['null', literal(null), null],
  ['a date comes back as text', sql`date '1965-06-15'`, '1965-06-15'],
  ['a date far off comes back as text', sql`date '9999-12-31'`, '9999-12-31'],
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

    it('sorts nulls first when ascending and last when descending', async () => {
      const numbers = sql`(values (2), (cast(null as integer)), (1)) as given(n)`;
      expect(await engine.query(sql`select n from ${numbers} order by n`)).toEqual(
        [null, 1, 2].map((n) => ({ n })),
      );
      expect(await engine.query(sql`select n from ${numbers} order by n desc`)).toEqual(
        [2, 1, null].map((n) => ({ n })),
      );
    });

    it('sorts text by its code points', async () => {
      const words = sql`(values ('b'), ('B'), ('é'), ('a')) as given(word)`;
      const rows = await engine.query(sql`select word from ${words} order by word`);
      expect(rows.map(({ word }) => word)).toEqual(['B', 'a', 'b', 'é']);
    });

    it('makes a table anew from itself, and forgets it when it is dropped, twice if asked', async () => {
      await engine.createTable('grown', sql`select 1 as n`);
      await engine.createTable('grown', sql`select n + 1 as n from grown union all select n from grown`);
      expect(await engine.query(sql`select n from grown order by n`)).toEqual([{ n: 1 }, { n: 2 }]);
      await engine.dropTable('grown');
      await engine.dropTable('grown');
      await expect(engine.query(sql`select n from grown`)).rejects.toBeInstanceOf(EngineError);
    });

    it('keeps what a table held when the query that makes it anew fails', async () => {
      await engine.createTable('kept', sql`select 1 as n`);
      await expect(engine.createTable('kept', sql`select n from absent`)).rejects.toThrow(EngineError);
      expect(await engine.query(sql`select n from kept`)).toEqual([{ n: 1 }]);
    });

    it('makes a table of a query that begins with with', async () => {
      await engine.createTable('with_first', sql`with one as (select 1 as n) select n + 1 as n from one`);
      expect(await engine.query(sql`select n from with_first`)).toEqual([{ n: 2 }]);
    });

    it('keeps the columns of an empty answer', async () => {
      await engine.createTable('empty', sql`select 1 as n, 'a' as word where false`);
      await engine.load('nobody', [{ name: 'person', type: 'text' }], []);
      expect(await engine.query(sql`select count(*) as people, max(word) as word from empty`)).toEqual([
        { people: 0, word: null },
      ]);
      expect(await engine.query(sql`select person from nobody`)).toEqual([]);
    });

    it('can go on after an answer was left half read', async () => {
      for await (const chunk of engine.columns(sql`select * from range(100000)`)) {
        expect(chunk[0]?.length).toBeGreaterThan(0);
        break;
      }
      expect(await engine.query(sql`select 1 as n`)).toEqual([{ n: 1 }]);
    });

    it('writes many rows to one Parquet file, in order, with the same bytes each time', async () => {
      const scattered = sql`select (id * 7919) % 300007 as n, 'word ' || (id % 1000) as word from range(300000) as r(id)`;
      await engine.createTable('scattered', scattered);
      const digests: string[] = [];
      for (const name of ['once.parquet', 'twice.parquet']) {
        const path = joinPath(folder, name);
        await engine.writeParquet(sql`select n, word from scattered order by n`, path);
        digests.push(
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex'),
        );
      }
      expect(digests[0]).toBe(digests[1]);
      const reader = await openDuckDb();
      await reader.readParquet('written', joinPath(folder, 'once.parquet'));
      expect(
        await reader.query(
          sql`select count(*) as n, count(*) filter (where n < before) as misplaced from (select n, lag(n) over () as before from written)`,
        ),
      ).toEqual([{ n: 300_000, misplaced: 0 }]);
      await reader.close();
    });

    it('leaves no file behind when the query of a Parquet file fails', async () => {
      const path = joinPath(folder, 'unmade', 'x.parquet');
      await mkdir(joinPath(folder, 'unmade'));
      await expect(engine.writeParquet(sql`select * from absent`, path)).rejects.toThrow(/x\.parquet/);
      expect(await readdir(joinPath(folder, 'unmade'))).toEqual([]);
    });

    it('blames the input for a Parquet file that is missing, or is none', async () => {
      const path = joinPath(folder, 'broken.parquet');
      await writeFile(path, 'this is no Parquet file');
      for (const given of [path, joinPath(folder, 'missing.parquet')]) {
        await expect(engine.readParquet('unread', given)).rejects.toMatchObject({ kind: 'input' });
      }
    });

    it('names the statement that failed and repeats none of its data', async () => {
      const failing = engine.createTable('born', sql`select cast(${literal('9434765919x')} as integer) as n`);
      await expect(failing).rejects.toBeInstanceOf(EngineError);
      await expect(failing).rejects.toThrow(/"born"/);
      await expect(failing).rejects.not.toThrow(/9434765919/);
    });
  });
}
