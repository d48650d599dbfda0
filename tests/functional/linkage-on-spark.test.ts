import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Engine, openDuckDb, openSpark, type Row, sql } from '@causeway/engine';
import { type LinkageSpec, type LinkOutcome, link } from '@causeway/linkage';
import { generateRegion, type OpenTable, regionSpec } from '@causeway/region';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const url = process.env.CAUSEWAY_SPARK_URL;
const people = 600;
const seed = 11;
const columns = [
  'record_id',
  'source',
  'nhs_number',
  'date_of_birth',
  'sex',
  'postcode',
  'valid_from',
  'valid_to',
  'registered_gp',
] as const;

type Registration = Readonly<Record<string, string>>;

/** The registrations of a made region, all its organisations' together. */
async function registrations(folder: string): Promise<readonly Registration[]> {
  const rows: Registration[] = [];
  const openTable: OpenTable = (path, names) => ({
    write: (row) => {
      if (basename(path) !== 'persons') return;
      const source = basename(dirname(path));
      const given = Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']));
      rows.push({ ...given, source, record_id: `${source}/${given.local_id}` });
    },
    close: async () => {},
  });
  const spec = regionSpec({ people, seed, record: false });
  if (!spec.ok) throw new Error(spec.error.detail);
  const made = await generateRegion(spec.value, { folder: join(folder, 'region'), openTable });
  if (!made.ok) throw new Error(made.error.detail);
  return rows;
}

/** What only somebody's keyboard makes: blanks of other kinds, letters beyond ASCII, other ways to write the same. */
const oddRegistrations: readonly Registration[] = [
  {
    record_id: 'odd/1',
    nhs_number: '\u00a0943 476 5919 ',
    date_of_birth: '1965-06-15',
    sex: 'f',
    postcode: 'cb4 8ja',
  },
  {
    record_id: 'odd/2',
    nhs_number: '9434765919',
    date_of_birth: '1965-06-15',
    sex: '2',
    postcode: ' CB48JA\t',
  },
  {
    record_id: 'odd/3',
    nhs_number: 'straße',
    date_of_birth: '1965-06-15',
    sex: 'Female',
    postcode: 'ÅR1 1AA',
  },
  { record_id: 'odd/4', nhs_number: 'İ943', date_of_birth: '15/06/1965', sex: '', postcode: 'zz99 3vz' },
  { record_id: 'odd/5', nhs_number: '🐈', date_of_birth: '1965-15-06', sex: '9', registered_gp: 'd81001' },
  {
    record_id: 'odd/6',
    nhs_number: "'; drop",
    date_of_birth: '',
    sex: '1',
    postcode: 'ÅR1 1AB',
    registered_gp: 'D81001',
  },
].map((odd) => ({ source: 'odd', ...odd }));

interface Linked {
  readonly outcome: LinkOutcome;
  readonly records: readonly Row[];
  readonly pairs: readonly Row[];
  readonly review: readonly Row[];
}

async function linkOn(
  engine: Engine,
  rows: readonly Registration[],
  spec: Pick<LinkageSpec, 'mode' | 'identifierScheme'>,
): Promise<Linked> {
  await engine.load(
    'registrations',
    columns.map((name) => ({ name, type: 'text' }) as const),
    [columns.map((name) => rows.map((row) => row[name] || null))],
  );
  const outcome = await link({ engine, seed }, { table: 'registrations', columns, ...spec });
  if (!outcome.ok) throw new Error(outcome.error.detail);
  return {
    outcome: outcome.value,
    records: await engine.query(sql`select * from link_records order by source, record_id`),
    pairs: await engine.query(sql`select * from link_pairs order by record_id_l, record_id_r`),
    review: await engine.query(sql`select * from link_review order by record_id_l, record_id_r`),
  };
}

const wholeToWithin = 1e-9;

/** Numbers rounded to what both engines must agree on, so that a difference shows in its place. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Math.round(value / wholeToWithin);
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rounded(each)]));
}

describe.skipIf(url === undefined)('linkage with a Spark Connect server at CAUSEWAY_SPARK_URL', () => {
  let folder: string;
  let rows: readonly Registration[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-linkage-'));
    rows = [...(await registrations(folder)), ...oddRegistrations];
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([
    { mode: 'both', identifierScheme: 'nhs' },
    { mode: 'link', identifierScheme: 'none' },
  ] as const)(
    'finds the same pairs, weights and persons as on DuckDB: $mode, $identifierScheme',
    async (spec) => {
      const spark = await openSpark({ url: url ?? '', workFolder: folder });
      if (!spark.ok) throw new Error(spark.error.detail);
      const linked: Linked[] = [];
      for (const engine of [await openDuckDb(), spark.value]) {
        linked.push(await linkOn(engine, rows, spec));
        await engine.close();
      }
      const [onDuckDb, onSpark] = linked;
      expect(onDuckDb?.pairs.length).toBeGreaterThan(people / 2);
      expect(onDuckDb?.outcome.links).toBeGreaterThan(people / 2);
      expect(rounded(onSpark?.records)).toEqual(rounded(onDuckDb?.records));
      expect(rounded(onSpark?.pairs)).toEqual(rounded(onDuckDb?.pairs));
      expect(rounded(onSpark?.review)).toEqual(rounded(onDuckDb?.review));
      expect(rounded(onSpark?.outcome)).toEqual(rounded(onDuckDb?.outcome));
    },
    600_000,
  );
});
