import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyFile, readKeyFile } from './key-file.js';
import { keyFileLine, parseKeyRing } from './key-ring.js';

const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
const hexadecimal = Buffer.from(bytes).toString('hex');
const base64 = Buffer.from(bytes).toString('base64');

describe('parseKeyRing', () => {
  it('reads hexadecimal and base64 keys, and takes the newest for new releases', () => {
    const ring = parseKeyRing(`# keys of the region\n\nv1:${hexadecimal}\r\nv3:${base64}\n`);
    if (!ring.ok) throw new Error(ring.error.detail);
    expect(ring.value.newest.version).toBe(3);
    expect([...ring.value.byVersion.keys()]).toEqual([1, 3]);
    const same = ring.value.byVersion.get(1)?.secret.export().toString('hex');
    expect(ring.value.newest.secret.export().toString('hex')).toBe(same);
  });

  it('reads what keyFileLine writes', () => {
    const ring = parseKeyRing(keyFileLine(bytes, 7));
    expect(ring.ok && ring.value.newest.version).toBe(7);
  });

  it.each([
    ['nothing', ''],
    ['a comment only', '# none'],
    ['a key of 128 bits', `v1:${base64.slice(0, 22)}==`],
    ['a key of 248 bits in hexadecimal', `v1:${hexadecimal.slice(2)}`],
  ])('refuses %s as too weak', (_, text) => {
    expect(parseKeyRing(text)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-121' } });
  });

  it.each([
    ['a bare key', hexadecimal],
    ['version 0', `v0:${hexadecimal}`],
    ['other letters', `v1:${'!'.repeat(64)}`],
    ['a version twice', `v1:${hexadecimal}\nv1:${base64}`],
  ])('refuses %s as no key file, naming the line and not the key', (_, text) => {
    const refused = parseKeyRing(text);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-122', path: expect.stringMatching(/^line \d$/) },
    });
    expect(JSON.stringify(refused)).not.toContain(hexadecimal);
  });
});

describe('a key file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made with one key that its owner alone may read, and is read again', async () => {
    const path = join(folder, 'keys');
    const made = await createKeyFile(path, () => bytes);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe(`v1:${hexadecimal}\n`);
    expect(made.ok && made.value.newest.version).toBe(1);
  });

  it('is never overwritten', async () => {
    const path = join(folder, 'keys');
    await writeFile(path, 'precious');
    expect(await createKeyFile(path, () => bytes)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-125' },
    });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  it('is refused when its group or others may read it', async () => {
    const path = join(folder, 'keys');
    await writeFile(path, keyFileLine(bytes));
    await chmod(path, 0o640);
    expect(await readKeyFile(path)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-123', path } });
    await chmod(path, 0o400);
    expect((await readKeyFile(path)).ok).toBe(true);
  });

  it('that is absent is a problem, not a new key', async () => {
    const refused = await readKeyFile(join(folder, 'none'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-124' } });
  });
});
