import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causeway } from './causeway-command.js';
import { publishedDigests } from './published-files.js';

const url = process.env.CAUSEWAY_SPARK_URL;

describe('causeway run --engine', () => {
  let folder: string;
  let region: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-run-on-'));
    region = join(folder, 'region');
    const made = await causeway('region', '--people', '400', '--seed', '3', '--no-record', '--out', region);
    expect(made.errors).toBe('');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function engineOf(out: string): Promise<unknown> {
    return (JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as { readonly engine: unknown }).engine;
  }

  it.skipIf(url === undefined)(
    'publishes the same bytes on Spark (at CAUSEWAY_SPARK_URL) as on DuckDB',
    async () => {
      const outs = { duckdb: join(folder, 'on-duckdb'), spark: join(folder, 'on-spark') };
      for (const [engine, out] of [
        ['duckdb', outs.duckdb],
        [url ?? '', outs.spark],
      ] as const) {
        const run = await causeway('run', region, '--out', out, '--engine', engine);
        expect(run).toMatchObject({ exitCode: 0, errors: '' });
      }
      expect([await engineOf(outs.duckdb), await engineOf(outs.spark)]).toEqual(['duckdb', 'spark']);
      // They tell the engine's name, so they differ.
      const { 'run.json': _a, 'report.html': _b, ...onDuckDb } = await publishedDigests(outs.duckdb);
      const { 'run.json': _c, 'report.html': _d, ...onSpark } = await publishedDigests(outs.spark);
      expect(onSpark).toEqual(onDuckDb);
    },
    600_000,
  );

  it('refuses what is neither duckdb nor an address of Spark as wrong use, before anything is written', async () => {
    const run = await causeway('run', region, '--out', join(folder, 'none'), '--engine', 'sparkle');
    expect(run).toMatchObject({ exitCode: 2, output: '' });
    expect(run.errors).toContain('CW-ENGINE-005');
  });

  it('says that no Spark server answers', async () => {
    const run = await causeway('run', region, '--out', join(folder, 'no'), '--engine', 'spark://127.0.0.1:1');
    expect(run).toMatchObject({ exitCode: 1, output: '' });
    expect(run.errors).toContain('CW-ENGINE-006');
  });
});
