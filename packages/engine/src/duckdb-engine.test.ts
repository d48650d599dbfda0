import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, it } from 'vitest';
import { openDuckDb } from './duckdb-engine.js';
import { engineContract } from './engine-contract.js';
import { sql } from './sql.js';

engineContract('DuckDB', () => openDuckDb({ threads: 2 }));

async function parquetDigest(threads: number, folder: string): Promise<string> {
  const engine = await openDuckDb({ threads });
  const path = joinPath(folder, `on-${threads}.parquet`);
  await engine.createTable(
    'numbers',
    sql`select (n * 7919) % 400009 as n, 'word ' || (n % 1000) as word from range(400000) as r(n)`,
  );
  await engine.writeParquet(
    sql`select n, word, count(*) as times from numbers group by n, word order by n, word`,
    path,
  );
  await engine.close();
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

it('writes the same bytes on one thread and on two', async () => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'causeway-engine-'));
  expect(await parquetDigest(1, folder)).toBe(await parquetDigest(2, folder));
  await rm(folder, { recursive: true });
});
