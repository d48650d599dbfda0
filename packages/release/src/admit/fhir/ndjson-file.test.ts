import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundEntry } from './fhir-file.js';
import { readNdjsonFile } from './ndjson-file.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'causeway-ndjson-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(content: string | Buffer, name = 'Patient.ndjson') {
  const path = joinPath(folder, name);
  await writeFile(path, content);
  const found: FoundEntry[] = [];
  const sink = { take: (entry: FoundEntry) => void found.push(entry), drained: async () => {} };
  const result = await readNdjsonFile({ path, label: name }, sink);
  const told = found.map((entry) => [
    entry.line,
    entry.reason ?? `${entry.type}/${String(entry.resource.id)}`,
  ]);
  return { result, told };
}

const patient = (id: string) => JSON.stringify({ resourceType: 'Patient', id, name: [{ family: 'Marked' }] });

describe('reading a bulk file', () => {
  it('gives each resource with its line', async () => {
    const content = `\uFEFF${patient('a')}\r\n\r\n  \n${patient('b')}\n${patient('c')}`;
    const { result, told } = await read(content);
    expect(result.ok).toBe(true);
    expect(told).toEqual([
      [1, 'Patient/a'],
      [4, 'Patient/b'],
      [5, 'Patient/c'],
    ]);
    expect((await read(gzipSync(content), 'Patient.ndjson.gz')).told).toEqual(told);
  });

  it('tells what a line is that holds no resource, and reads on', async () => {
    const lines = ['Marked', '[]', '7', '{"resourceType":"Marked"}', '{}', '{"id":"caf\xe9"}', patient('a')];
    const { result, told } = await read(Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
    expect(result.ok).toBe(true);
    expect(told).toEqual([
      [1, 'not-json'],
      [2, 'not-a-resource'],
      [3, 'not-a-resource'],
      [4, 'not-a-resource'],
      [5, 'not-a-resource'],
      [6, 'not-utf-8'],
      [7, 'Patient/a'],
    ]);
  });

  it('takes an empty file for one without resources', async () => {
    expect(await read('')).toMatchObject({ result: { ok: true }, told: [] });
  });

  it.each([
    ['one that breaks off within a line', `${patient('a')}\n${patient('b').slice(0, 40)}`, 'CW-RELEASE-150'],
    ['one without a line of JSON', 'resourceType,name\nPatient,Marked\n', 'CW-RELEASE-155'],
    ['XML', '<Patient><name value="Marked"/></Patient>\n', 'CW-RELEASE-155'],
    ['a Parquet file', 'PAR1Marked', 'CW-RELEASE-155'],
    ['a gzip file without its ending', gzipSync(patient('a')), 'CW-RELEASE-155'],
    ['UTF-16', Buffer.from(`\uFEFF${patient('a')}`, 'utf16le'), 'CW-RELEASE-155'],
  ])('refuses %s, naming it and no more', async (_, content, code) => {
    const { result } = await read(content);
    expect(result).toMatchObject({
      ok: false,
      error: { code, path: expect.stringContaining('Patient.ndjson') },
    });
    expect(JSON.stringify(result)).not.toContain('Marked');
  });

  it('refuses a gzip file that breaks off, one that is none, and a file that is not there', async () => {
    const packed = gzipSync(`${patient('a')}\n`.repeat(100));
    expect((await read(packed.subarray(0, -9), 'cut.ndjson.gz')).result).toMatchObject({
      error: { code: 'CW-RELEASE-150', path: 'cut.ndjson.gz' },
    });
    expect((await read(`${patient('a')}\n`, 'plain.ndjson.gz')).result).toMatchObject({
      error: { code: 'CW-RELEASE-148' },
    });
    const sink = { take: () => {}, drained: async () => {} };
    expect(
      await readNdjsonFile({ path: joinPath(folder, 'none.ndjson'), label: 'none.ndjson' }, sink),
    ).toMatchObject({
      error: { code: 'CW-RELEASE-154' },
    });
  });
});
