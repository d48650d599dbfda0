// DuckDB and Spark on the same statements: a million made records, the pairs that two equality joins find among them, one ordered file.
//
//   npx tsc -b && node bench/engines/engines.mjs                                            DuckDB alone
//   CAUSEWAY_SPARK_URL=spark://127.0.0.1:15002 node bench/engines/engines.mjs [RECORDS]      both (`.ci/run` shows how to start Spark)
//
// Prints the milliseconds of each step, three rounds, and whether both wrote the same bytes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, literal, openDuckDb, openSpark, sql } from '@causeway/engine';

const records = Number(process.argv[2] ?? 1_000_000);
const people = literal(Math.floor(records * 0.7));
const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-'));

const dateOfBirth = call(
  'addDays',
  sql`date '1930-01-01'`,
  sql`cast(((id * 7919) % ${people} * 31) % 33000 as integer)`,
);
const recordsQuery = sql`
  select id, (id * 7919) % ${people} as person, cast(floor((id * 7919) % ${people} / 15) as bigint) as home,
         ${dateOfBirth} as born, cast((id * 7919) % 2 as string) as sex
  from range(${literal(records)}) as r(id)`;
const pairsQuery = sql`
  select l.id as a, r.id as b, 1 as rule from records l join records r on l.born = r.born and l.home = r.home and l.id < r.id
  union all
  select l.id, r.id, 2 from records l join records r
      on l.person = r.person and l.id < r.id and not (l.born = r.born and l.home = r.home)`;

async function openSparkOrStop() {
  const spark = await openSpark({ url: process.env.CAUSEWAY_SPARK_URL, workFolder: folder });
  if (!spark.ok) throw new Error(spark.error.detail);
  return spark.value;
}

const engines = {
  duckdb: () => openDuckDb({ threads: 2 }),
  ...(process.env.CAUSEWAY_SPARK_URL === undefined ? {} : { spark: openSparkOrStop }),
};

async function round(name, open) {
  const milliseconds = {};
  const timed = async (step, work) => {
    const began = performance.now();
    const made = await work();
    milliseconds[step] = Math.round(performance.now() - began);
    return made;
  };
  const engine = await timed('open', open);
  await timed('records', () => engine.createTable('records', recordsQuery));
  await timed('pairs', () => engine.createTable('pairs', pairsQuery));
  await timed('count', () => engine.query(sql`select rule, count(*) as pairs from pairs group by rule`));
  await timed('file', () =>
    engine.writeParquet(sql`select * from pairs order by a, b`, join(folder, `${name}.parquet`)),
  );
  await timed('tiny table', () => engine.createTable('tiny', sql`select 1 as one`));
  await engine.close();
  console.log(`${name.padEnd(7)} ${JSON.stringify(milliseconds)}`);
}

for (let times = 0; times < 3; times += 1)
  for (const [name, open] of Object.entries(engines)) await round(name, open);
const files = Object.keys(engines).map((name) => readFileSync(join(folder, `${name}.parquet`)));
if (files.length === 2) console.log(`same bytes: ${files[0].equals(files[1])}`);
rmSync(folder, { recursive: true });
