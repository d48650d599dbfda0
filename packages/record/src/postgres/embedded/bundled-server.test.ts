import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLinks } from './bundled-server.js';

describe('bundled PostgreSQL', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'causeway-bundle-'));
    await mkdir(join(root, 'native', 'lib'), { recursive: true });
    await writeFile(join(root, 'native', 'lib', 'libmade.so.1.2'), '');
  });

  afterEach(() => rm(root, { recursive: true }));

  const links = [
    { source: 'native/lib/libmade.so.1.2', target: 'native/lib/libmade.so' },
    { source: 'native/lib/libmade.so.1.2', target: 'native/lib/libmade.so.1' },
  ];

  it('gets the links of its libraries where no install script made them, also by two at once', async () => {
    await writeFile(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
    await Promise.all([makeLinks(root), makeLinks(root)]);
    for (const { target } of links) expect(await readlink(join(root, target))).toBe('libmade.so.1.2');
    await makeLinks(root);
  });

  it('has none to get where the package lists none, as on Windows', async () => {
    await expect(makeLinks(root)).resolves.toBeUndefined();
  });
});
