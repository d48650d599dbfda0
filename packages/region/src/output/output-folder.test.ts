import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginOutputFolder } from './output-folder.js';

describe('beginOutputFolder', () => {
  let parent = '';
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'causeway-output-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const begin = () => beginOutputFolder(join(parent, 'out'));
  const begun = () => {
    const folder = begin();
    if (!folder.ok) throw new Error(folder.error.code);
    return folder.value;
  };

  it('gives the folder its name only when it is finished, and leaves nothing else behind', () => {
    const folder = begun();
    writeFileSync(join(folder.partial, 'file'), '');
    expect(existsSync(join(parent, 'out'))).toBe(false);
    folder.finish();
    expect(readdirSync(parent)).toEqual(['out']);
    expect(readdirSync(join(parent, 'out'))).toEqual(['file']);
  });

  it('takes an empty folder that is already there', () => {
    mkdirSync(join(parent, 'out'));
    begun().finish();
    expect(readdirSync(parent)).toEqual(['out']);
  });

  it('refuses a folder that holds files, and leaves them alone', () => {
    mkdirSync(join(parent, 'out'));
    writeFileSync(join(parent, 'out', 'mine'), '');
    expect(begin()).toMatchObject({ ok: false, error: { code: 'CW-REGION-003' } });
    expect(readdirSync(join(parent, 'out'))).toEqual(['mine']);
  });

  it('begins anew where a making was broken off', () => {
    writeFileSync(join(begun().partial, 'half'), '');
    const again = begun();
    expect(existsSync(join(again.partial, 'half'))).toBe(false);
  });

  it('refuses to remove a folder of somebody else that stands in its way', () => {
    mkdirSync(join(parent, 'out.partial'));
    writeFileSync(join(parent, 'out.partial', 'mine'), '');
    expect(begin()).toMatchObject({ ok: false, error: { code: 'CW-REGION-004' } });
    expect(readdirSync(join(parent, 'out.partial'))).toEqual(['mine']);
  });

  it('removes everything when abandoned', () => {
    begun().abandon();
    expect(readdirSync(parent)).toEqual([]);
  });
});
