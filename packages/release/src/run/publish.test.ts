import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishFile } from './publish.js';

describe('publishing a file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-publish-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('leaves one name behind, also where a run that was killed had published the very same file', async () => {
    const from = join(folder, 'made');
    await writeFile(from, 'bytes');
    const out = join(folder, 'out');
    await publishFile({ from, to: 'table' }, out);
    await publishFile({ from, to: 'table' }, out);
    expect(await readdir(out)).toEqual(['table']);
    expect(await readFile(join(out, 'table'), 'utf8')).toBe('bytes');
  });
});
