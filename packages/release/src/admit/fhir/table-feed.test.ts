import { openDuckDb, sql } from '@causeway/engine';
import { describe, expect, it } from 'vitest';
import { feedTables } from './table-feed.js';

const tables = {
  even: { name: 'even', columns: [{ name: 'n', type: 'bigint' }] },
  odd: { name: 'odd', columns: [{ name: 'n', type: 'bigint' }] },
} as const;

describe('feeding tables', () => {
  it('fills several tables in one pass, every row in its order', async () => {
    const engine = await openDuckDb({ threads: 2 });
    const given = await feedTables(engine, tables, async ({ even, odd }) => {
      for (let n = 0; n < 20_000; n += 1) {
        (n % 2 === 0 ? even : odd).push([n]);
        if (n % 500 === 0) await Promise.all([even.drained(), odd.drained()]);
      }
      return 'given back';
    });
    expect(given).toBe('given back');
    for (const [table, first] of [
      [sql`even`, 0],
      [sql`odd`, 1],
    ] as const) {
      const rows = await engine.query(sql`select n from ${table}`);
      expect(rows.map(({ n }) => Number(n))).toEqual(
        Array.from({ length: 10_000 }, (_, at) => 2 * at + first),
      );
    }
    await engine.close();
  });

  it('fails with what the engine says, and stops the filling, when a table cannot be loaded', async () => {
    const engine = await openDuckDb({ threads: 1 });
    const even = {
      name: 'even',
      columns: [
        { name: 'n', type: 'text' as const },
        { name: 'n', type: 'text' as const },
      ],
    };
    const filling = feedTables(engine, { even }, async (feeds) => {
      for (;;) {
        feeds.even.push(['a', 'b']);
        await feeds.even.drained();
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await expect(filling).rejects.toMatchObject({ name: 'EngineError', statement: 'even' });
    await engine.close();
  });

  it('fails with what the filling fails with', async () => {
    const engine = await openDuckDb({ threads: 1 });
    const filling = feedTables(engine, tables, async () => {
      throw new Error('of the filling');
    });
    await expect(filling).rejects.toThrow('of the filling');
    await engine.close();
  });
});
