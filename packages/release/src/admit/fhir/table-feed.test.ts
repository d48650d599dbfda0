import { openDuckDb, sql } from '@causeway/engine';
import { describe, expect, it } from 'vitest';
import { feedTable } from './table-feed.js';

const table = { name: 'fed', columns: [{ name: 'n', type: 'bigint' }] } as const;

describe('feeding a table', () => {
  it('fills it while rows come, every row in its order', async () => {
    const engine = await openDuckDb({ threads: 2 });
    const given = await feedTable(engine, table, async (feed) => {
      for (let n = 0; n < 10_000; n += 1) {
        feed.push([n]);
        if (n % 500 === 0) await feed.drained();
      }
      return 'given back';
    });
    expect(given).toBe('given back');
    const rows = await engine.query(sql`select n from fed`);
    expect(rows.map(({ n }) => Number(n))).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
    await engine.close();
  });

  it('makes an empty table of no rows', async () => {
    const engine = await openDuckDb({ threads: 1 });
    await feedTable(engine, table, async () => {});
    expect(await engine.query(sql`select * from fed`)).toEqual([]);
    await engine.close();
  });

  it('fails with what the engine says, and stops the filling, when the table cannot be loaded', async () => {
    const engine = await openDuckDb({ threads: 1 });
    const twice = { name: 'fed', columns: [...table.columns, ...table.columns] };
    const filling = feedTable(engine, twice, async (feed) => {
      for (;;) {
        feed.push([1, 1]);
        await feed.drained();
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await expect(filling).rejects.toMatchObject({ name: 'EngineError', statement: 'fed' });
    await engine.close();
  });

  it('fails with what the filling fails with', async () => {
    const engine = await openDuckDb({ threads: 1 });
    const filling = feedTable(engine, table, async () => {
      throw new Error('of the filling');
    });
    await expect(filling).rejects.toThrow('of the filling');
    await engine.close();
  });
});
