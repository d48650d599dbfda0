import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteVerifier, openNote, signNote } from './signed-note.js';
import { openSigningKey } from './signing-key-file.js';

describe('key that signs the access log', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-key-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const open = (seed: number) =>
    openSigningKey({
      path: join(folder, 'keys', 'access-log.key'),
      name: 'test.causeway',
      randomBytes: (size) => new Uint8Array(size).fill(seed),
    });

  async function verifierKey(seed: number): Promise<string> {
    const opened = await open(seed);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value.verifierKey;
  }

  it('is made once, for its owner alone, and is the same ever after', async () => {
    const first = await verifierKey(1);
    expect(await verifierKey(2)).toBe(first);
    expect((await stat(join(folder, 'keys', 'access-log.key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'keys'))).toEqual(['access-log.key']);
  });

  it('is one key for two that make it at the same moment', async () => {
    const [one, other] = await Promise.all([verifierKey(1), verifierKey(2)]);
    expect(one).toBe(other);
  });

  it('signs what its verifier key opens', async () => {
    const opened = await open(1);
    if (!opened.ok) throw new Error(opened.error.code);
    const verifier = noteVerifier(opened.value.verifierKey);
    if (verifier === undefined) throw new Error('no verifier key');
    expect(openNote(signNote('text\n', opened.value), verifier)).toBe('text\n');
  });

  it.skipIf(process.platform === 'win32')('is refused where others may read it', async () => {
    await verifierKey(1);
    await chmod(join(folder, 'keys', 'access-log.key'), 0o640);
    expect(await open(1)).toMatchObject({ ok: false, error: { code: 'CW-RECORD-113' } });
  });

  it.each([
    [
      'another kind of key',
      () =>
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
          format: 'pem',
          type: 'pkcs8',
        }),
    ],
    ['something else', () => 'not a key'],
  ])('is refused where the file holds %s, which is left as it is', async (_, content) => {
    await verifierKey(1);
    const path = join(folder, 'keys', 'access-log.key');
    await writeFile(path, content());
    const before = await readFile(path, 'utf8');
    expect(await open(1)).toMatchObject({ ok: false, error: { code: 'CW-RECORD-114', path } });
    expect(await readFile(path, 'utf8')).toBe(before);
  });
});
