import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '@causeway/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdOutputFolder } from './output-folder.js';

describe('holdOutputFolder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-out-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes the folder and its identity zone', async () => {
    const out = join(folder, 'new');
    const held = await holdOutputFolder(out);
    expect(held.ok).toBe(true);
    expect(await readdir(out)).toEqual(['secure']);
  });

  it('refuses a folder that holds something else, and touches nothing in it', async () => {
    await writeFile(join(folder, 'thesis.docx'), 'mine');
    const held = await holdOutputFolder(folder);
    expect(held).toEqual({ ok: false, error: problem('CW-RELEASE-001', { path: folder }) });
    expect(await readdir(folder)).toEqual(['thesis.docx']);
  });

  it('refuses a folder in which a living process works, and takes over from a dead one', async () => {
    const held = await holdOutputFolder(folder);
    if (!held.ok) throw new Error('the folder could not be taken');
    // The parent of this test process is alive for as long as the test runs.
    await writeFile(join(folder, 'secure', 'run.lock'), String(process.ppid));
    expect(await holdOutputFolder(folder)).toEqual({
      ok: false,
      error: problem('CW-RELEASE-003', { path: folder }),
    });
    // No process has this number: it is beyond the largest that Linux gives.
    await writeFile(join(folder, 'secure', 'run.lock'), '99999999');
    expect((await holdOutputFolder(folder)).ok).toBe(true);
  });
});
