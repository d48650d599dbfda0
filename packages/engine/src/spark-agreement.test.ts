import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from './duckdb-engine.js';
import type { Engine, Row } from './engine.js';
import { capitals, trimmed } from './portable-text.js';
import { openSpark } from './spark-engine.js';
import { call, identifier, literal, type Sql, sql } from './sql.js';

const url = process.env.CAUSEWAY_SPARK_URL;

const awkward = fc.constantFrom(
  '',
  ' ',
  "'",
  '\\',
  '$1',
  '|',
  '%',
  '_',
  'ß',
  'İ',
  'é',
  'e\u0301',
  '🐈',
  '\t',
  '\u00a0',
);
const text = fc.oneof(
  fc.string({ unit: awkward, maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.stringMatching(/^[A-Z]{1,2}[0-9]{1,2} ?[0-9][A-Z]{2}$/),
  fc.stringMatching(/^[0-9]{9,11}$/),
);
const plainText = fc.string({ unit: 'binary-ascii', maxLength: 8 });
const row = fc.record({
  a: fc.option(text, { freq: 10 }),
  b: fc.option(text, { freq: 10 }),
  p: fc.option(plainText, { freq: 10 }),
  q: fc.option(plainText, { freq: 10 }),
  m: fc.option(fc.integer({ min: -50, max: 50 }), { freq: 10 }),
  n: fc.oneof(fc.integer({ min: -9, max: -1 }), fc.integer({ min: 1, max: 9 })),
  x: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { freq: 10 }),
});

type Generated = typeof row extends fc.Arbitrary<infer Row> ? Row : never;

/** Each is asked of every generated row, on both engines. */
const expressions: Readonly<Record<string, Sql>> = {
  edit_distance: call('editDistance', sql`p`, sql`q`),
  sha256: call('sha256Hex', sql`a`),
  split: call('split', sql`a`, literal('|')),
  matches: call('regexMatches', sql`a`, literal('^[A-Z]{1,2}[0-9]')),
  replaced: call('regexReplaceAll', sql`a`, literal('[^0-9]'), literal('-')),
  list: call('listOf', sql`a`, sql`b`),
  overlap: call('listHasAny', call('listOf', sql`coalesce(a, '')`), call('listOf', sql`coalesce(b, '')`)),
  contains: call('listContains', call('listOf', sql`coalesce(a, '')`, literal('x')), sql`coalesce(b, '')`),
  quotient: call('integerDivide', sql`m`, sql`n`),
  rest: sql`m % n`,
  sequence: call('numberSequence', sql`n`, sql`coalesce(m, 0)`),
  later: call('addDays', sql`date '2000-02-28'`, sql`m`),
  days: call('daysBetween', sql`date '2000-02-28'`, call('addDays', sql`date '1999-12-31'`, sql`m`)),
  upper: sql`upper(p)`,
  lower: sql`lower(p)`,
  capitals: capitals(sql`a`),
  trimmed: trimmed(sql`a`),
  length: sql`length(a)`,
  piece: sql`substr(a, 2, 3)`,
  left: sql`left(a, 2)`,
  right: sql`right(a, 3)`,
  joined: sql`a || '-' || b`,
  less: sql`a < b`,
  greatest: sql`greatest(m, n)`,
  least: sql`least(m, n)`,
  absent: sql`nullif(a, '') is null`,
  different: sql`a is distinct from b`,
  as_text: sql`cast(m as string)`,
  half: sql`m / 2`,
  rounded: sql`round(x)`,
  floor: sql`cast(floor(x) as bigint)`,
  ceiling: sql`cast(ceil(x) as bigint)`,
  logarithm: sql`log2(abs(x) + ${literal(0.5)})`,
  power: sql`power(${literal(2)}, m)`,
};

/** Unit in the last place: the engines' mathematical libraries may differ by one. */
const relativeTolerance = 1e-15;

function close(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return JSON.stringify(a) === JSON.stringify(b);
  return a === b || Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b));
}

async function answersOf(engine: Engine, rows: readonly Generated[]): Promise<readonly Row[]> {
  await engine.load(
    'generated',
    [
      { name: 'id', type: 'integer' },
      { name: 'a', type: 'text' },
      { name: 'b', type: 'text' },
      { name: 'p', type: 'text' },
      { name: 'q', type: 'text' },
      { name: 'm', type: 'integer' },
      { name: 'n', type: 'integer' },
      { name: 'x', type: 'double' },
    ],
    [
      [
        rows.map((_, index) => index),
        ...(['a', 'b', 'p', 'q', 'm', 'n', 'x'] as const).map((name) => rows.map((each) => each[name])),
      ],
    ],
  );
  const selected = Object.entries(expressions).map(
    ([name, expression]) => sql`, ${expression} as ${identifier(name)}`,
  );
  const columns = selected.reduce((before, each) => sql`${before}${each}`);
  return await engine.query(sql`select id${columns} from generated order by id`);
}

describe.skipIf(url === undefined)('with a Spark Connect server at CAUSEWAY_SPARK_URL', () => {
  let workFolder: string;
  let engines: readonly Engine[];
  beforeAll(async () => {
    workFolder = await mkdtemp(joinPath(tmpdir(), 'causeway-spark-'));
    const spark = await openSpark({ url: url ?? '', workFolder });
    if (!spark.ok) throw new Error(spark.error.detail);
    engines = [await openDuckDb(), spark.value];
  });
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    await rm(workFolder, { recursive: true });
  });

  it('DuckDB and Spark agree on every expression for generated values', async () => {
    const rows = fc.sample(row, { numRuns: 2000, seed: 20261122 });
    const [duckDb = [], spark = []] = await Promise.all(engines.map((engine) => answersOf(engine, rows)));
    const disagreements = Object.keys(expressions).flatMap((name) => {
      const at = duckDb.findIndex((answer, index) => !close(answer[name], spark[index]?.[name]));
      return at < 0 ? [] : [{ name, given: rows[at], duckDb: duckDb[at]?.[name], spark: spark[at]?.[name] }];
    });
    expect(disagreements).toEqual([]);
  });
});
