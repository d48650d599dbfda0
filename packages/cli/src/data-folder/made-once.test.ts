import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeOnce } from './made-once.js';

describe('madeOnce', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-made-once-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes a file once, for its owner alone, and says what it said ever after', async () => {
    const path = join(folder, 'keys', 'a.key');
    expect(await madeOnce(path, () => 'first')).toBe('first');
    expect(await madeOnce(path, () => 'second')).toBe('first');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['a.key']);
  });

  it('fails where the file cannot be read, and makes no other', async () => {
    await expect(madeOnce(folder, () => 'never')).rejects.toThrow();
  });
});
