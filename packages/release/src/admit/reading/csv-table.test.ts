import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Engine, openDuckDb, sql } from '@causeway/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from './read-table.js';
import type { TableShape } from './table-shape.js';

const shape: TableShape = { required: ['local_id', 'code'], optional: ['unit'], isOfPeople: true };

let folder: string;
let scratchFolder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'causeway-csv-'));
  scratchFolder = joinPath(folder, 'scratch');
  await mkdir(scratchFolder);
  engine = await openDuckDb({ threads: 2 });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function read(content: string | Buffer, { name = 'events.csv', drop = [] as string[] } = {}) {
  const path = joinPath(folder, name);
  await writeFile(path, content);
  return readTable({ engine, scratchFolder, dropColumns: drop }, { path, file: name, shape, table: 'read' });
}

/** The rows of a file that must be readable, in the order of its lines. */
async function rowsOf(content: string | Buffer, name?: string) {
  const result = await read(content, name === undefined ? {} : { name });
  expect(result).toMatchObject({ ok: true });
  return engine.query(sql`select sent_row as line, local_id, code, unit from read order by sent_row`);
}

describe('reading a CSV file', () => {
  it.each([
    ['commas', 'local_id,code,unit\nA,1,mg\n'],
    ['semicolons', 'local_id;code;unit\nA;1;mg\n'],
    ['tabs', 'local_id\tcode\tunit\nA\t1\tmg\n'],
    ['bars', 'local_id|code|unit\nA|1|mg\n'],
    ['a byte-order mark', '\uFEFFlocal_id,code,unit\nA,1,mg\n'],
    ['Windows line ends', 'local_id,code,unit\r\nA,1,mg\r\n'],
    ['names in capitals and with blanks', ' Local ID ,CODE,"Unit"\nA,1,mg\n'],
    ['another order and a column nobody knows', 'unit,ward,code,local_id\nmg,W1,1,A\n'],
    ['every field quoted', '"local_id","code","unit"\n"A","1","mg"\n'],
    ['blanks around values', 'local_id,code,unit\n A , 1 ,mg  \n'],
    ['no line end at its end', 'local_id,code,unit\nA,1,mg'],
  ])('reads one with %s', async (_, content) => {
    expect(await rowsOf(content)).toEqual([{ line: 2, local_id: 'A', code: '1', unit: 'mg' }]);
  });

  it('reads one packed by gzip', async () => {
    const rows = await rowsOf(gzipSync('local_id,code\nA,1\n'), 'events.csv.gz');
    expect(rows).toEqual([{ line: 2, local_id: 'A', code: '1', unit: '' }]);
  });

  it('reads one that has no rows', async () => {
    expect(await rowsOf('local_id,code\n')).toEqual([]);
    expect(await rowsOf('local_id,code')).toEqual([]);
  });

  it('gives back every value that was written, with the line of its row, whatever stands in the columns between', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9é.-]{0,8}$/);
    const note = fc
      .array(fc.constantFrom('n', '"', ',', ';', '\n', '\r\n', 'ü', ' '), { maxLength: 8 })
      .map((pieces) => pieces.join(''));
    const row = fc.record({ id: word, note, code: word, blankBefore: fc.boolean() });
    const written = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, lineEnd) => {
          let text = `local_id,note,code${lineEnd}`;
          const expected = rows.map(({ id, note: words, code, blankBefore }) => {
            if (blankBefore) text += lineEnd;
            const line = text.split('\n').length;
            text += `${written(id)},${written(words)},${written(code)}${lineEnd}`;
            return { line, local_id: id, code, unit: '' };
          });
          expect(await rowsOf(text)).toEqual(expected);
        },
      ),
      { numRuns: 60, seed: 20261122 },
    );
  });

  it('counts the rows it could not read, with their lines', async () => {
    const result = await read('local_id,code\nA,1\nB,2,3\nC\nD,4\n');
    expect(result).toMatchObject({
      ok: true,
      value: {
        files: [
          {
            rowsIn: 4,
            broken: { lines: [3, 4], reasons: ['wrong-number-of-fields', 'wrong-number-of-fields'] },
          },
        ],
      },
    });
  });

  it('refuses a column with names before it reads a row, and says how to leave it out', async () => {
    const result = await read('local_id,code,First Name\nA,1,Marked\n');
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'CW-RELEASE-153',
        path: 'events.csv: first_name',
        remedy: expect.stringContaining('--drop first_name'),
      },
    });
    expect(await read('local_id,code,First Name\nA,1,Marked\n', { drop: ['first-name'] })).toMatchObject({
      ok: true,
      value: { files: [{ droppedColumns: ['first_name'] }] },
    });
  });

  it('lists a column nobody knows, and never shows a name that may be a value', async () => {
    const result = await read('local_id,code,ward,9434765919,,Jane Marked 1980\nA,1,,,,\n');
    expect(result).toMatchObject({
      ok: true,
      value: { files: [{ ignoredColumns: ['ward', 'column 4', 'column 5', 'column 6'] }] },
    });
  });

  it.each([
    ['an empty file', '', 'CW-RELEASE-147'],
    ['blank lines alone', '\n\r\n\n', 'CW-RELEASE-147'],
    ['UTF-16', Buffer.from('\uFEFFlocal_id,code\n', 'utf16le'), 'CW-RELEASE-149'],
    ['UTF-16 without a mark', Buffer.from('local_id,code\n', 'utf16le'), 'CW-RELEASE-149'],
    ['Latin-1 names', Buffer.from('local_id,code,caf\xe9\n', 'latin1'), 'CW-RELEASE-149'],
    ['a Parquet file', 'PAR1....', 'CW-RELEASE-148'],
    ['a workbook', 'PK\u0003\u0004....', 'CW-RELEASE-148'],
    ['old Macintosh line ends', 'local_id,code\rA,1\r', 'CW-RELEASE-148'],
    ['a column that is missing', 'local_id\nA\n', 'CW-RELEASE-151'],
    ['a first line of values', '9434765919,Marked\n', 'CW-RELEASE-151'],
    ['a column that comes twice', 'local_id,code,Code\nA,1,1\n', 'CW-RELEASE-152'],
    ['a row that breaks off', 'local_id,code\nA,1\nB', 'CW-RELEASE-150'],
  ])('refuses %s', async (_, content, code) => {
    const result = await read(content);
    expect(result).toMatchObject({ ok: false, error: { code, path: expect.stringContaining('events.csv') } });
    expect(JSON.stringify(result)).not.toMatch(/9434765919|Marked/);
  });

  it('refuses a gzip file that breaks off, and one that is none', async () => {
    const packed = gzipSync('local_id,code\nA,1\n'.repeat(100));
    expect(await read(packed.subarray(0, packed.length - 9), { name: 'cut.csv.gz' })).toMatchObject({
      error: { code: 'CW-RELEASE-150' },
    });
    expect(await read('local_id,code\n', { name: 'plain.csv.gz' })).toMatchObject({
      error: { code: 'CW-RELEASE-148' },
    });
  });

  it('leaves nothing behind in the scratch folder', async () => {
    await read('local_id,code\nA,1\nB');
    await read('local_id,code\nA,1\n');
    expect(await readdir(scratchFolder)).toEqual([]);
  });
});
