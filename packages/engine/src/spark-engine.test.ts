import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from './duckdb-engine.js';
import type { Engine } from './engine.js';
import { engineContract } from './engine-contract.js';
import { openSpark } from './spark-engine.js';
import { sql } from './sql.js';

const url = process.env.CAUSEWAY_SPARK_URL;

describe.skipIf(url === undefined)('with a Spark Connect server at CAUSEWAY_SPARK_URL', () => {
  let workFolder: string;
  beforeAll(async () => {
    workFolder = await mkdtemp(joinPath(tmpdir(), 'causeway spark '));
  });
  afterAll(async () => {
    await rm(workFolder, { recursive: true });
  });

  async function open(): Promise<Engine> {
    const engine = await openSpark({ url: url ?? '', workFolder });
    if (!engine.ok) throw new Error(engine.error.detail);
    return engine.value;
  }

  engineContract('Spark', open);

  it('leaves nothing in its work folder once it is closed', async () => {
    const before = await readdir(workFolder);
    const engine = await open();
    await engine.createTable('one', sql`select 1 as n`);
    await engine.close();
    expect(await readdir(workFolder)).toEqual(before);
  });

  it('writes the same Parquet bytes as DuckDB', async () => {
    const query = sql`select cast(id as integer) as n, date '1948-07-05' as day, 'word' as word, cast(id as double) / 3 as ratio from range(200000) as r(id) order by id % 1000, id`;
    const files: Buffer[] = [];
    for (const engine of [await open(), await openDuckDb()]) {
      const path = joinPath(workFolder, `${engine.dialect.name}.parquet`);
      await engine.writeParquet(query, path);
      await engine.close();
      files.push(await readFile(path));
    }
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('openSpark', () => {
  it('says that no server answers', async () => {
    const refused = await openSpark({ url: 'spark://127.0.0.1:1', workFolder: tmpdir() });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-ENGINE-006', category: 'unavailable' } });
  });

  it('sends no token over a connection that is not encrypted', async () => {
    const refused = await openSpark({ url: 'spark://localhost', workFolder: tmpdir(), token: 't0k3n' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-ENGINE-005' } });
  });
});
