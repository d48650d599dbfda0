import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, inputFiles } from './input-digest.js';

describe('inputFiles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-input-'));
    await mkdir(join(folder, 'extracts', 'D81001'), { recursive: true });
    await mkdir(join(folder, 'truth'));
    await mkdir(join(folder, 'record'));
    await writeFile(join(folder, 'region.json'), '{}');
    await writeFile(join(folder, 'extracts', 'D81001', 'persons.csv'), 'abc');
    await writeFile(join(folder, 'truth', 'people.csv'), 'never read');
    await writeFile(join(folder, 'record', 'Patient.ndjson'), 'never read');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function files(of = folder) {
    const found = await inputFiles(of, () => {});
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  }

  it('takes the digest of every file but the truth and the shared record', async () => {
    expect(await files()).toEqual([
      {
        path: 'extracts/D81001/persons.csv',
        bytes: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
      {
        path: 'region.json',
        bytes: 2,
        sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      },
    ]);
  });

  it('keeps no name that a sender gave to a file, since it may be a patient’s', async () => {
    await writeFile(join(folder, 'Given_Family_1949.json'), '{}');
    expect((await files()).map(({ path }) => path)).toEqual([
      'FHIR file 1 of 1 (in the order of their names)',
      'extracts/D81001/persons.csv',
      'region.json',
    ]);
  });

  it('notices one changed byte, and one renamed file', async () => {
    const before = digestOf(await files());
    await writeFile(join(folder, 'region.json'), '{ }');
    const changed = digestOf(await files());
    await writeFile(join(folder, 'region.json'), '{}');
    await rm(join(folder, 'extracts'), { recursive: true });
    await mkdir(join(folder, 'extracts', 'D81002'), { recursive: true });
    await writeFile(join(folder, 'extracts', 'D81002', 'persons.csv'), 'abc');
    const renamed = digestOf(await files());
    expect(new Set([before, changed, renamed]).size).toBe(3);
  });

  it('says that there is no such folder, or that it is a file', async () => {
    for (const path of [join(folder, 'absent'), join(folder, 'region.json')]) {
      expect(await inputFiles(path, () => {})).toMatchObject({
        ok: false,
        error: { code: 'CW-RELEASE-141' },
      });
    }
  });
});
