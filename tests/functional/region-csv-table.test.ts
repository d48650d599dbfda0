import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCsvTable } from '@causeway/region';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('openCsvTable', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-table-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = async (rows: readonly (readonly string[])[]) => {
    const table = openCsvTable(join(folder, 'table'), ['one', 'two', 'three']);
    for (const row of rows) table.write(row);
    await table.close();
    return readFileSync(join(folder, 'table.csv'), 'utf8');
  };

  it('is read back by another parser as it was written, whatever the values', async () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '\n', '\r\n', 'a,b', '"quoted"'));
    const row = fc.tuple(value, value, value);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        expect(parse(await write(rows))).toEqual([['one', 'two', 'three'], ...rows]);
      }),
    );
  });

  it('writes plain values without quotes, a line each', async () => {
    expect(await write([['a', '', 'b']])).toBe('one,two,three\na,,b\n');
  });

  it('keeps all rows when they are more than its buffer holds', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [String(index), 'x'.repeat(20), '']);
    expect((await write(rows)).split('\n')).toHaveLength(20_002);
  });
});
